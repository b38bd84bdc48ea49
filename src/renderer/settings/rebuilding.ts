import { create } from 'zustand';
import { ask, failureMessage, reverie } from '../bridge/index.ts';

type Rebuilding =
  | { state: 'idle' | 'working' }
  | { state: 'done'; generations: number; pictures: number; problems: string[] }
  | { state: 'failed'; reason: string };

/** Making the index anew; the menu can ask for it too. */
export const useRebuilding = create<{ rebuilding: Rebuilding }>(() => ({ rebuilding: { state: 'idle' } }));

export async function rebuildIndex(): Promise<void> {
  if (useRebuilding.getState().rebuilding.state === 'working') return;
  useRebuilding.setState({ rebuilding: { state: 'working' } });
  try {
    useRebuilding.setState({ rebuilding: { state: 'done', ...(await ask(reverie().library.rebuild())) } });
  } catch (problem) {
    useRebuilding.setState({ rebuilding: { state: 'failed', reason: failureMessage(problem) } });
  }
}
