/** So many larger thumbnails are fetched at a time: making one takes long, and the small ones must never wait for them. */
const most = 2;
/** Somebody scrolling past asks for none: a picture has to be drawn this long first, in milliseconds. */
const restBefore = 150;

interface Turn {
  begin: () => void;
  begun: boolean;
}

/** Whose turn it is to fetch a larger thumbnail: the one that asked last comes first. */
const waiting: Turn[] = [];
let fetching = 0;

function next(): void {
  while (fetching < most) {
    const turn = waiting.pop();
    if (!turn) return;
    turn.begun = true;
    fetching += 1;
    turn.begin();
  }
}

/** Calls `begin` when it may fetch. Call the answer once it has, or when it does not want to any more. */
export function askForTurn(begin: () => void): () => void {
  const turn: Turn = { begin, begun: false };
  let given = false;
  const timer = setTimeout(() => {
    waiting.push(turn);
    next();
  }, restBefore);
  return () => {
    if (given) return;
    given = true;
    clearTimeout(timer);
    const place = waiting.indexOf(turn);
    if (place >= 0) waiting.splice(place, 1);
    if (!turn.begun) return;
    fetching -= 1;
    next();
  };
}
