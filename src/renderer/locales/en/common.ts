/** Words that several parts use. */
export const common = {
  appName: 'Reverie',
  close: 'Close',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  undo: 'Undo',
  retry: 'Try again',
  add: 'Add',
  remove: 'Remove',
  more: 'More',
  pictures_one: '{{count}} picture',
  pictures_other: '{{count}} pictures',
  credits: '{{amount}} credits',
  creditsShort: '{{amount}} cr',
  dimensions: '{{width}} × {{height}} px',
} as const;
