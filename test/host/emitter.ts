import { EventEmitter } from 'node:events';

/** The event object Electron passes to listeners. */
export class StandInEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** An emitter of Electron's kind: every listener gets an event object first. */
export class StandInEmitter extends EventEmitter {
  /** Calls the listeners; the answer says whether one of them prevented the default. */
  announce(name: string, event: object = new StandInEvent(), ...details: unknown[]): boolean {
    this.emit(name, event, ...details);
    return event instanceof StandInEvent && event.defaultPrevented;
  }
}
