import type { EventName, RouteName } from '../shared/bridge/contract.ts';
import type { Result } from '../shared/bridge/result.ts';
import type { Call, ReverieBridge } from '../shared/bridge/reverie.ts';
import { addFiles } from './addFiles.ts';

/** What the bridge needs of Electron, so that it can be tested without it. */
export interface BridgeTransport {
  /** Sends a call to main; rejects when main could not be reached or could not answer. */
  invoke(name: RouteName, input: unknown[]): Promise<unknown>;
  /** Passes every event main sends to `receive`. Called once. */
  listen(receive: (name: unknown, payload: unknown) => void): void;
  /** Absolute path of a file the artist handed in; empty when it has none. Throws for anything but a `File`. */
  pathForFile(file: File): string;
}

type Listener = (payload: unknown) => void;

type GroupWithEvents = Exclude<keyof ReverieBridge, 'references'>;

/** Builds `window.reverie`. Its calls never reject: what goes wrong on the way is an answer too. */
export function createBridge(transport: BridgeTransport): ReverieBridge {
  async function ask(name: RouteName, input: unknown[]): Promise<Result<unknown>> {
    try {
      return (await transport.invoke(name, input)) as Result<unknown>;
    } catch (cause) {
      console.error(`The call ${name} could not be made.`, cause);
      return {
        ok: false,
        error: {
          code: 'internal',
          message: 'Reverie did not answer. Try again; if that does not help, restart Reverie.',
        },
      };
    }
  }

  // The casts say what main's router guarantees: a route answers with its own type, an event carries its own payload.
  function call<Name extends RouteName>(name: Name): Call<Name> {
    return ((...input: unknown[]) => ask(name, input)) as Call<Name>;
  }

  const listeners = new Map<string, Set<Listener>>();
  transport.listen((name, payload) => {
    for (const listener of listeners.get(String(name)) ?? []) {
      try {
        listener(payload);
      } catch (cause) {
        // One listener's fault must not keep the event from the others.
        console.error(`A listener to ${String(name)} failed.`, cause);
      }
    }
  });

  function on<Group extends GroupWithEvents>(group: Group): ReverieBridge[Group]['on'] {
    return ((event: string, listener: Listener) => {
      const name = `${group}.${event}` as EventName;
      const heard = listeners.get(name) ?? new Set<Listener>();
      listeners.set(name, heard);
      // Each registration is its own, even of a function that listens already.
      const own: Listener = (payload) => {
        listener(payload);
      };
      heard.add(own);
      return () => {
        heard.delete(own);
      };
    }) as ReverieBridge[Group]['on'];
  }

  return {
    generations: {
      estimate: call('generations.estimate'),
      preview: call('generations.preview'),
      submit: call('generations.submit'),
      get: call('generations.get'),
      list: call('generations.list'),
      cancel: call('generations.cancel'),
      retry: call('generations.retry'),
      sendHeld: call('generations.sendHeld'),
      retryDownload: call('generations.retryDownload'),
      checkUnconfirmed: call('generations.checkUnconfirmed'),
      resolveUnconfirmed: call('generations.resolveUnconfirmed'),
      dismiss: call('generations.dismiss'),
      setDismissed: call('generations.setDismissed'),
      on: on('generations'),
    },
    references: {
      add: (files) => addFiles(files, (file) => transport.pathForFile(file), call('references.add')),
      addFromPicture: call('references.addFromPicture'),
      addFromClipboard: call('references.addFromClipboard'),
      addFromLink: call('references.addFromLink'),
      crop: call('references.crop'),
      get: call('references.get'),
      recent: call('references.recent'),
      named: call('references.named'),
      setTitle: call('references.setTitle'),
      usedIn: call('references.usedIn'),
    },
    library: {
      layout: call('library.layout'),
      page: call('library.page'),
      get: call('library.get'),
      getMany: call('library.getMany'),
      sharedFacts: call('library.sharedFacts'),
      count: call('library.count'),
      update: call('library.update'),
      actions: call('library.actions'),
      undo: call('library.undo'),
      redo: call('library.redo'),
      tags: call('library.tags'),
      renameTag: call('library.renameTag'),
      mergeTags: call('library.mergeTags'),
      collections: call('library.collections'),
      createCollection: call('library.createCollection'),
      updateCollection: call('library.updateCollection'),
      deleteCollection: call('library.deleteCollection'),
      addToCollection: call('library.addToCollection'),
      removeFromCollection: call('library.removeFromCollection'),
      orderCollection: call('library.orderCollection'),
      trash: call('library.trash'),
      restore: call('library.restore'),
      deleteForever: call('library.deleteForever'),
      verify: call('library.verify'),
      cancelVerify: call('library.cancelVerify'),
      forgetMissing: call('library.forgetMissing'),
      places: call('library.places'),
      lookAt: call('library.lookAt'),
      open: call('library.open'),
      tryAgain: call('library.tryAgain'),
      planMove: call('library.planMove'),
      move: call('library.move'),
      cancelMove: call('library.cancelMove'),
      removeOld: call('library.removeOld'),
      keepOld: call('library.keepOld'),
      rebuild: call('library.rebuild'),
      showInFolder: call('library.showInFolder'),
      showFile: call('library.showFile'),
      copyImage: call('library.copyImage'),
      openFolder: call('library.openFolder'),
      chooseFolder: call('library.chooseFolder'),
      on: on('library'),
    },
    exports: {
      preview: call('exports.preview'),
      run: call('exports.run'),
      cancel: call('exports.cancel'),
      chooseFolder: call('exports.chooseFolder'),
      startDrag: call('exports.startDrag'),
      on: on('exports'),
    },
    account: {
      keyStatus: call('account.keyStatus'),
      saveKey: call('account.saveKey'),
      clearKey: call('account.clearKey'),
      allowAddresses: call('account.allowAddresses'),
      checkKey: call('account.checkKey'),
      credits: call('account.credits'),
      ledger: call('account.ledger'),
      on: on('account'),
    },
    settings: {
      get: call('settings.get'),
      update: call('settings.update'),
      on: on('settings'),
    },
    app: {
      info: call('app.info'),
      enterDemo: call('app.enterDemo'),
      leaveDemo: call('app.leaveDemo'),
      openLink: call('app.openLink'),
      keptDraft: call('app.keptDraft'),
      keepDraft: call('app.keepDraft'),
      dismissNotice: call('app.dismissNotice'),
      on: on('app'),
    },
  };
}
