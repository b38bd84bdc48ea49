import type { BridgeEvents } from '../../shared/bridge/contract.ts';
import type { Emit } from '../events/emitter.ts';

/** Which of the two libraries the page shows: the artist's own, or the demo's. Both may be open. */
export class Showing {
  demo = false;
  readonly #emit: Emit<BridgeEvents>;

  constructor(emit: Emit<BridgeEvents>) {
    this.#emit = emit;
  }

  /** For what one of them tells: it is heard while it is shown. The page reads everything when the other is shown. */
  emitOf(library: 'own' | 'demo'): Emit<BridgeEvents> {
    return (name, ...payload) => {
      if (this.demo === (library === 'demo')) this.#emit(name, ...payload);
    };
  }
}
