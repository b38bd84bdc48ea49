/*
 * How parts of main say that something has happened, without knowing who wants to hear of it: the page's events go over
 * one emitter, what parts tell each other over another.
 */

/** An event without anything to say beside its name has the type `undefined`. */
type Payload<Value> = [Value] extends [undefined] ? [] : [payload: Value];

export type Emit<Events> = <Name extends keyof Events>(name: Name, ...payload: Payload<Events[Name]>) => void;

type Listener<Events> = <Name extends keyof Events>(name: Name, payload: Events[Name]) => void;

/** Tells everyone who listens at that moment, in the order in which they came. */
export class Emitter<Events> {
  readonly #listeners = new Set<Listener<Events>>();

  readonly emit: Emit<Events> = (name, ...[payload]) => {
    for (const listener of this.#listeners) listener(name, payload as Events[typeof name]);
  };

  /** Hears one kind of event, until the answer is called. */
  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): () => void {
    return this.onAny((each, payload) => {
      // The names are the same, and so are the types of what they carry.
      if ((each as keyof Events) === name) listener(payload as unknown as Events[Name]);
    });
  }

  /** Hears every event, until the answer is called. */
  onAny(listener: Listener<Events>): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Lets everyone go. */
  clear(): void {
    this.#listeners.clear();
  }
}
