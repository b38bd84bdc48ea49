/** Words about the key that the first start and the settings share. */
export const account = {
  weak: {
    title: 'This system has no protected storage',
    text: 'A saved key would be stored in a file that your other programs could read.',
    name: 'How to store the key',
    session: 'Keep until Reverie closes',
    save: 'Save anyway',
  },
  empty: 'Paste your key first.',
  notAccepted: 'EvoLink did not accept the key. Check it for missing or extra characters.',
} as const;
