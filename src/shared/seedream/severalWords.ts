/**
 * A set with more than one picture also needs the prompt to ask for it (model page). This guesses
 * whether it does, in the languages Reverie speaks; when unsure it says no, and the artist is offered the words.
 */
export function asksForSeveral(prompt: string): boolean {
  const text = prompt.toLowerCase();
  const number =
    '(?:[2-9]|1[0-5]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|several|multiple|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|mehrere)';
  const thing =
    '(?:images?|pictures?|variations?|variants?|versions?|frames?|panels?|scenes?|illustrations?|photos?|bilder|varianten|variationen|versionen|szenen)';
  const western = new RegExp(`(?<![\\p{L}\\d.,:])${number}\\s+(?:[\\p{L}-]+\\s+){0,3}${thing}(?![\\p{L}])`, 'u');
  if (western.test(text)) return true;
  if (/\b(?:a (?:series|set|sequence) of|eine (?:serie|reihe) (?:von|mit|aus))\b/u.test(text)) return true;
  return /(?:[2-9]|1[0-5]|两|二|三|四|五|六|七|八|九|十|几|多)\s*(?:张|幅|个(?:画面|版本|变体)|组|種|种)/u.test(text);
}

/** The words offered, by one click, for a set of `count`. */
export function severalWords(count: number): string {
  return `Make ${count} variations.`;
}
