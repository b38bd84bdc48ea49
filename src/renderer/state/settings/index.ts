/**
 * The settings as main keeps them, with changes shown before they are answered, and the sizes of thumbnails
 * that have a name.
 */
export { densities, densityNames, densityOf } from './densities.ts';
export { applySettings, loadSettings, updateSettings, useSettings } from './settings.ts';
