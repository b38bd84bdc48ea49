/** Words of the viewer. */
export const viewer = {
  back: 'Library',

  position: '{{position}} of {{count}}',
  surround: 'Surround',
  surrounds: {
    black: 'Black',
    dark: 'Dark grey',
    mid: 'Middle grey',
    light: 'Light grey',
    white: 'White',
  },
  zoom: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  percent: '{{percent}}%',
  scale: 'Scale',
  fit: 'Fit',
  actual: '100%',
  export: 'Export…',
  info: 'Info',
  previous: 'Previous picture',
  next: 'Next picture',
  filmstrip: 'All pictures',
  stage: 'Picture',
  stageHint:
    'Arrow keys go to the previous and next picture, Space switches between Fit and 100%, plus and minus zoom.',
  missing: 'File not found',
  missingText: '{{file}} is not where it was written. The small preview is kept by Reverie.',
  unreadable: 'The original could not be shown',
  unreadableText: '{{file}} could not be read as a picture.',
} as const;
