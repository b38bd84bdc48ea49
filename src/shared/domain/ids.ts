/** A string that means one thing: a `PictureId` cannot be passed where a `GenerationId` is wanted. */
type Branded<Name extends string> = string & { readonly __brand: Name };

export type GenerationId = Branded<'GenerationId'>;
export type PictureId = Branded<'PictureId'>;
/** The sha256 of the reference's original bytes, 64 lower-case hexadecimal digits. */
export type ReferenceId = Branded<'ReferenceId'>;
export type ExportJobId = Branded<'ExportJobId'>;

/** What an id looks like on the bridge: opaque, but never a path or a pattern. */
export const idPattern = /^[A-Za-z0-9_-]{1,128}$/;
