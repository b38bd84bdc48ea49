import { hexOf, labOf, type Lab } from './colour.ts';

const colourWords: [RegExp, string][] = [
  [/\bteal\b|turquoise|türkis|petrol|青绿|蓝绿/u, '#3f8f8c'],
  [/\bindigo\b|navy|\bblau|\bblue\b(?! hour)|蓝色|蓝调/u, '#3f62a0'],
  [/\bgreen\b|grün|emerald|绿色/u, '#4f8a55'],
  [/\bpink\b|rosa\b|\brose\b|粉色|粉红/u, '#d98fa3'],
  [/\bred\b|crimson|\brote?[nrms]?\b|红色/u, '#b8473d'],
  [/\borange\b|terracotta|ochre|ocker|橙色|赭/u, '#cf7f45'],
  [/\byellow\b|\bgold(?:en)?\b(?! hour)|gelb|金色|黄色/u, '#dcb04e'],
  [/purple|violet|lavender|lila\b|violett|lavendel|紫/u, '#8268a8'],
];

const withoutColour =
  /monochrom|black and white|black-and-white|grayscale|schwarz-?weiß|schwarzweiss|tusche|\bink wash|黑白|水墨|单色/u;
const withSepia = /sepia|vintage|antique|怀旧|复古/u;

/** How the colours of a finished sheet are changed, as a printer would: by the prompt's words and the references. */
export type Grade = (hex: string) => string;

function towards(targets: readonly Lab[], strength: number): (colour: Lab) => Lab {
  return (colour) => {
    // Near colours pull most, so that several references share the picture out among themselves.
    let weight = 0;
    let a = 0;
    let b = 0;
    for (const target of targets) {
      const distance =
        (colour.l - target.l) ** 2 * 2 + ((colour.a - target.a) ** 2 + (colour.b - target.b) ** 2) * 12 + 0.02;
      const pull = 1 / distance ** 2;
      weight += pull;
      a += target.a * pull;
      b += target.b * pull;
    }
    // Very light and very dark things keep little colour, or paper and ink would look dyed.
    const room = Math.min(1, 4 * colour.l * (1.08 - colour.l));
    return {
      l: colour.l,
      a: colour.a + ((a / weight) * room - colour.a) * strength,
      b: colour.b + ((b / weight) * room - colour.b) * strength,
    };
  };
}

/** The grade that `prompt` and the typical colours of its references ask for. */
export function gradeFor(prompt: string, references: readonly string[]): Grade {
  const text = prompt.toLowerCase();
  const steps: ((colour: Lab) => Lab)[] = [];
  const named = colourWords.filter(([pattern]) => pattern.test(text)).map(([, hex]) => labOf(hex));
  const given = references.filter((hex) => /^#[0-9a-f]{6}$/i.test(hex)).map(labOf);
  if (given.length > 0) steps.push(towards(given, 0.6));
  // Words change a picture less than examples do, and less still where several colours are named.
  if (named.length > 0) steps.push(towards(named, named.length === 1 ? 0.42 : 0.3));
  if (withoutColour.test(text)) steps.push(({ l, a, b }) => ({ l, a: a * 0.06 + 0.002, b: b * 0.06 + 0.006 }));
  else if (withSepia.test(text)) {
    steps.push(({ l, a, b }) => ({ l: l * 0.94 + 0.04, a: a * 0.35 + 0.012, b: b * 0.35 + 0.04 }));
  }
  if (steps.length === 0) return (hex) => hex;
  const known = new Map<string, string>();
  return (hex) => {
    const seen = known.get(hex);
    if (seen !== undefined) return seen;
    const graded = hexOf(steps.reduce((colour, step) => step(colour), labOf(hex)));
    known.set(hex, graded);
    return graded;
  };
}
