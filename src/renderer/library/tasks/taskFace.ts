/** A text of the locale files (below `task`) with what is put into it, or words that came from main. */
export type Words = { key: TaskText; values?: Record<string, string | number> } | { text: string };

export type TaskText =
  | 'waiting'
  | 'waitingForNetwork'
  | 'waitingForKey'
  | 'waitingForLibrary'
  | 'placeInLine'
  | 'heldCopied'
  | 'heldAccount'
  | 'unknownToKey'
  | 'preparing'
  | 'preparingCount'
  | 'uploading'
  | 'uploadingCount'
  | 'sending'
  | 'sendingAgain'
  | 'sendingAgainIn'
  | 'waitingForModel'
  | 'generating'
  | 'saving'
  | 'savingCount'
  | 'savedSome'
  | 'savedSomeText'
  | 'savedSomeTextUntil'
  | 'stopped'
  | 'stoppedText'
  | 'failed'
  | 'unconfirmed'
  | 'unconfirmedText'
  | 'probablyFound'
  | 'probablyFoundText'
  | 'checkedSeconds'
  | 'checkedMinutes'
  | 'checkedHours'
  | 'notCharged'
  | 'sentAt'
  | 'requestedAt'
  | 'setOf'
  | 'onePicture'
  | 'size'
  | 'held'
  | 'credits'
  | 'nothingHeld'
  | 'canBeRemoved'
  | 'aboutSeconds';

/** What the card offers, in its order. */
export type TaskAction =
  | 'send'
  | 'remove'
  | 'stopWatching'
  | 'retry'
  | 'edit'
  | 'details'
  | 'dismiss'
  | 'checkNow'
  | 'sendAgain'
  | 'adopt'
  | 'notThisOne'
  | 'giveUp'
  | 'retryDownload';

/** What a card shows. */
export interface TaskFace {
  /** Decides the drawing at the left: outlines of what comes, or a sign. */
  sign: 'outlines' | 'problem' | 'declined' | 'stopped' | 'doubt';
  title: Words;
  /** Small, beside the title. */
  aside?: Words;
  /** What to know, where something went wrong; under the prompt, which every card shows. */
  message?: Words;
  /** 0 to 1, or `unknown` for a stripe; absent where nothing is under way. */
  bar?: number | 'unknown';
  /** Said in one line, with dots between. */
  facts: Words[];
  actions: TaskAction[];
}

export interface TaskSituation {
  /** Milliseconds since 1970. */
  now: number;
  /** Place in the line of waiting tasks, from 1. */
  place?: number;
  /** Writes credits as `8.16`, in the artist's language. */
  credits: (credits: number) => string;
  /** Writes a moment as `14:12` where it is today, else with its day: `21 Nov, 14:12`. */
  moment: (moment: number) => string;
  /** Writes a place in line as `2nd`. */
  ordinal: (place: number) => string;
  /** The artist said that the task found is not the one. */
  matchRefused?: boolean;
  /** No library is open, so nothing goes on until its folder is there again. */
  libraryAway?: boolean;
}
