import { create } from 'zustand';

export type DropMark = 'before' | 'after' | 'inside';

interface SidebarDrop {
  /** The collection in the air. */
  dragged: string | undefined;
  /** What is under the pointer and takes what is dragged, and what letting go would do, in words. */
  over: { key: string; mark: DropMark; words: string } | undefined;
}

/** Something is being dragged over the sidebar. */
export const useSidebarDrop = create<SidebarDrop>(() => ({ dragged: undefined, over: undefined }));

export function showDrop(key: string, mark: DropMark, words: string): void {
  const { over } = useSidebarDrop.getState();
  if (over?.key === key && over.mark === mark && over.words === words) return;
  useSidebarDrop.setState({ over: { key, mark, words } });
}

/** Nothing is over `key` any more; without one, over nothing. */
export function hideDrop(key?: string): void {
  const { over } = useSidebarDrop.getState();
  if (over && (key === undefined || over.key === key)) useSidebarDrop.setState({ over: undefined });
}

/** How what is dragged would go to `key`; undefined while it is not there. */
export function useDropMark(key: string): DropMark | undefined {
  return useSidebarDrop((state) => (state.over?.key === key ? state.over.mark : undefined));
}

/** Whether the pointer has left an element, and not only gone to something within it. */
export function hasLeft(event: { currentTarget: Element; relatedTarget: EventTarget | null }): boolean {
  return !(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget));
}
