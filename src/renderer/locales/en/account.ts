/** Words about the key that the first start and the settings share. */
export const account = {
  weak: {
    title: 'This system has no protected storage',
    text: 'A saved key would be stored in a file that your other programs could read.',
    name: 'How to store the key',
    session: 'Keep until Reverie closes',
    save: 'Save anyway',
  },
  goesTo: {
    title: 'The key will be sent to {{hosts}}',
    text: 'Not to EvoLink’s own address. Enter only a key that whoever runs this address may use.',
  },
  withheld: {
    text: 'Your key is not sent to {{hosts}}: it was given for {{given}}. What has to be sent there waits.',
    allow: 'Allow…',
  },
  empty: 'Paste your key first.',
  notAccepted: 'EvoLink did not accept the key. Check it for missing or extra characters.',
} as const;
