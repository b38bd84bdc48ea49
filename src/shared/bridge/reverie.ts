import type { BridgeEvents, EventName, RouteInput, RouteName, RouteOutput } from './contract.ts';
import type { ReferenceAnswer } from '../domain/reference.ts';
import type { Result } from './result.ts';

/** A function of the page for one route. */
export type Call<Name extends RouteName> = (
  ...input: RouteInput<Name> extends unknown[] ? RouteInput<Name> : never
) => Promise<Result<RouteOutput<Name>>>;
type ShortName<Group extends string> = EventName extends infer Name
  ? Name extends `${Group}.${infer Short}`
    ? Short
    : never
  : never;
type Payload<Name extends string> = Name extends EventName ? BridgeEvents[Name] : never;
/** Calls `listener` at each event, until the answer is called. */
export type On<Group extends string> = <Short extends ShortName<Group>>(
  event: Short,
  listener: (payload: Payload<`${Group}.${Short}`>) => void,
) => () => void;

/** `window.reverie`: all that a page of Reverie can ask of the main process. Written by hand, so that a reader finds every call here. */
export interface ReverieBridge {
  generations: {
    estimate: Call<'generations.estimate'>;
    preview: Call<'generations.preview'>;
    submit: Call<'generations.submit'>;
    get: Call<'generations.get'>;
    list: Call<'generations.list'>;
    cancel: Call<'generations.cancel'>;
    retry: Call<'generations.retry'>;
    sendHeld: Call<'generations.sendHeld'>;
    retryDownload: Call<'generations.retryDownload'>;
    checkUnconfirmed: Call<'generations.checkUnconfirmed'>;
    resolveUnconfirmed: Call<'generations.resolveUnconfirmed'>;
    dismiss: Call<'generations.dismiss'>;
    setDismissed: Call<'generations.setDismissed'>;
    on: On<'generations'>;
  };
  references: {
    /** One answer a file, in the files' order. */
    add(files: File[]): Promise<Result<ReferenceAnswer[]>>;
    addFromPicture: Call<'references.addFromPicture'>;
    addFromClipboard: Call<'references.addFromClipboard'>;
    addFromLink: Call<'references.addFromLink'>;
    crop: Call<'references.crop'>;
    get: Call<'references.get'>;
    recent: Call<'references.recent'>;
    named: Call<'references.named'>;
    setTitle: Call<'references.setTitle'>;
    usedIn: Call<'references.usedIn'>;
  };
  library: {
    layout: Call<'library.layout'>;
    page: Call<'library.page'>;
    get: Call<'library.get'>;
    getMany: Call<'library.getMany'>;
    sharedFacts: Call<'library.sharedFacts'>;
    count: Call<'library.count'>;
    update: Call<'library.update'>;
    actions: Call<'library.actions'>;
    undo: Call<'library.undo'>;
    redo: Call<'library.redo'>;
    tags: Call<'library.tags'>;
    renameTag: Call<'library.renameTag'>;
    mergeTags: Call<'library.mergeTags'>;
    collections: Call<'library.collections'>;
    createCollection: Call<'library.createCollection'>;
    updateCollection: Call<'library.updateCollection'>;
    deleteCollection: Call<'library.deleteCollection'>;
    addToCollection: Call<'library.addToCollection'>;
    removeFromCollection: Call<'library.removeFromCollection'>;
    orderCollection: Call<'library.orderCollection'>;
    trash: Call<'library.trash'>;
    restore: Call<'library.restore'>;
    deleteForever: Call<'library.deleteForever'>;
    verify: Call<'library.verify'>;
    cancelVerify: Call<'library.cancelVerify'>;
    forgetMissing: Call<'library.forgetMissing'>;
    places: Call<'library.places'>;
    lookAt: Call<'library.lookAt'>;
    open: Call<'library.open'>;
    tryAgain: Call<'library.tryAgain'>;
    planMove: Call<'library.planMove'>;
    move: Call<'library.move'>;
    cancelMove: Call<'library.cancelMove'>;
    removeOld: Call<'library.removeOld'>;
    keepOld: Call<'library.keepOld'>;
    rebuild: Call<'library.rebuild'>;
    showInFolder: Call<'library.showInFolder'>;
    showFile: Call<'library.showFile'>;
    copyImage: Call<'library.copyImage'>;
    openFolder: Call<'library.openFolder'>;
    chooseFolder: Call<'library.chooseFolder'>;
    on: On<'library'>;
  };
  exports: {
    preview: Call<'exports.preview'>;
    run: Call<'exports.run'>;
    cancel: Call<'exports.cancel'>;
    chooseFolder: Call<'exports.chooseFolder'>;
    startDrag: Call<'exports.startDrag'>;
    on: On<'exports'>;
  };
  account: {
    keyStatus: Call<'account.keyStatus'>;
    saveKey: Call<'account.saveKey'>;
    clearKey: Call<'account.clearKey'>;
    allowAddresses: Call<'account.allowAddresses'>;
    checkKey: Call<'account.checkKey'>;
    credits: Call<'account.credits'>;
    ledger: Call<'account.ledger'>;
    on: On<'account'>;
  };
  settings: {
    get: Call<'settings.get'>;
    update: Call<'settings.update'>;
    on: On<'settings'>;
  };
  app: {
    info: Call<'app.info'>;
    enterDemo: Call<'app.enterDemo'>;
    leaveDemo: Call<'app.leaveDemo'>;
    openLink: Call<'app.openLink'>;
    keptDraft: Call<'app.keptDraft'>;
    keepDraft: Call<'app.keepDraft'>;
    dismissNotice: Call<'app.dismissNotice'>;
    on: On<'app'>;
  };
}
