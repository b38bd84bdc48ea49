/**
 * IPC channel names, in one place. In a file of their own, because the preload script needs them at run
 * time and nothing else of the contract: importing that would put zod into every page.
 */
export const channels = { call: 'reverie:call', event: 'reverie:event' } as const;
