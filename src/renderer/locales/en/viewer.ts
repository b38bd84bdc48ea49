/** Words of the viewer. */
export const viewer = {
  back: 'Library',

  position: '{{position}} of {{count}}',
  surround: 'Surround',
  surrounds: {
    black: 'Black',
    dark: 'Dark grey',
    mid: 'Medium grey',
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
  missingText: 'Reverie looked for {{file}}. It keeps the small preview.',
  unreadable: 'The original couldn’t be displayed',
  unreadableText: '{{file}} couldn’t be read as a picture.',
} as const;
