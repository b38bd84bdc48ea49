/** Words of the first start. */
export const onboarding = {
  title: 'Welcome to Reverie',
  text: 'A studio for pictures made with Seedream 4.5. What you make is saved on this computer and stays there.',
  key: {
    title: 'Use my EvoLink key',
    text: 'You pay EvoLink directly, about {{credits}} credits ({{dollars}}) per picture. Reverie adds nothing.',
    stepSignIn: 'Sign in at <open>evolink.ai</open>',
    stepKeys: 'Open <open>Dashboard, then Keys</open>, and create one',
    stepPaste: 'Paste it here',
    field: 'API key',
    goesToKeychain: 'Goes straight into the system keychain and is never shown again.',
    goesNowhere: 'Sent to EvoLink only.',
    start: 'Check and start',
    pasteWith: 'Paste with',
    startUnchecked: 'Start without checking',
  },
  demo: {
    title: 'Look around first',
    text: 'A simulated model with its own library. Nothing is sent anywhere and nothing costs money.',
    open: 'Open the demo',
    later: 'You can add a key at any time',
    samples: 'Six sample pictures',
  },
  kept: { title: 'Stored here', change: 'Change…' },
  yourKey: {
    title: 'Your key',
    keychain: 'System keychain only, never in a file',
    weak: 'Kept the way you choose above, and never shown again',
  },
  sent: { title: 'Sent out', text: 'Prompts and references. EvoLink keeps uploads for up to 72 hours' },
} as const;
