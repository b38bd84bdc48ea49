/*
 * One open library with everything that works on it (references, queue, exporter), whether it is the artist's own or
 * the demo's. Which library that is, `libraries/` decides.
 */

export { mediaFile, pictureFiles, type MediaKind, type PictureFile } from './media.ts';
export { openWorkspace, type CommonParts, type Workspace, type WorkspaceOptions } from './workspace.ts';
