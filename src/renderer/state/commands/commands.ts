import { useEffect, useEffectEvent } from 'react';

/** Everything a key or a menu item can ask for. Where no part of the page handles one, nothing happens. */
export const commandIds = [
  'generate',
  'showSending',
  'focusPrompt',
  'focusPictures',
  'addReferences',
  'pasteReference',
  'openSettings',
  'showKeys',
  'showLibrary',
  'toggleComposer',
  'toggleInspector',
  'toggleSidebar',
  'search',
  'showAll',
  'showPicks',
  'showRejected',
  'nextRegion',
  'previousRegion',
  'close',
  'export',
  'useAsReference',
  'useAllReferences',
  'reuse',
  'copyImage',
  'selectAll',
  'invertSelection',
  'rate1',
  'rate2',
  'rate3',
  'rate4',
  'rate5',
  'rate0',
  'labelRed',
  'labelYellow',
  'labelGreen',
  'labelBlue',
  'pick',
  'reject',
  'removeFlag',
  'collect',
  'tag',
  'moveToTrash',
  'removeFromCollection',
  'undo',
  'redo',
  'toggleMarks',
  'thumbnailsLarger',
  'thumbnailsSmaller',
  'changeSurround',
  'fullScreen',
  'openOtherLibrary',
  'moveLibrary',
  'verifyLibrary',
  'rebuildIndex',
  'showTrash',
] as const;
export type CommandId = (typeof commandIds)[number];

/** What costs money, or destroys or replaces something: it never happens by a key that is only still held. */
export const costsOrDestroys: ReadonlySet<CommandId> = new Set([
  'generate',
  'moveToTrash',
  'removeFromCollection',
  'reuse',
]);

/** Does it and answers true, or answers false to leave it to whoever was there before. */
export type CommandHandler = () => boolean | void;

const handlers = new Map<CommandId, CommandHandler[]>();

/** Takes a command over until the answer is called. The latest handler is asked first. */
export function handleCommand(id: CommandId, handler: CommandHandler): () => void {
  const stack = handlers.get(id) ?? [];
  handlers.set(id, [...stack, handler]);
  return () => {
    handlers.set(
      id,
      (handlers.get(id) ?? []).filter((each) => each !== handler),
    );
  };
}

/** Whether anything handled it. */
export function runCommand(id: CommandId): boolean {
  const stack = handlers.get(id) ?? [];
  return stack.toReversed().some((handler) => handler() !== false);
}

/** Handles a command while the component is on the page and `enabled`. */
export function useCommand(id: CommandId, handler: CommandHandler, enabled = true): void {
  const latest = useEffectEvent(handler);
  useEffect(() => {
    if (!enabled) return undefined;
    // One function for each registration, so that taking it away removes no one else's.
    return handleCommand(id, () => latest());
  }, [id, enabled]);
}
