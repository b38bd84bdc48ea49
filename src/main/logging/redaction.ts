/** What stands in a log line where a secret was. Holds nothing that JSON would escape. */
export const redacted = '[redacted]';

/** Shorter values are not taken as secrets: replacing them would tear ordinary words apart. */
const shortestSecret = 4;

/** Headers and fields whose value is never written, whatever it is. */
const secretNames = /^(?:proxy-)?authorization$|^(?:x-)?api[-_ ]?key$|^(?:set-)?cookie$|^password$|^secret$/i;

export function isSecretName(name: string): boolean {
  return secretNames.test(name);
}

const percentEncoded = (text: string, upperCase: boolean): string =>
  [...Buffer.from(text)]
    .map((byte) => {
      const digits = byte.toString(16).padStart(2, '0');
      return `%${upperCase ? digits.toUpperCase() : digits}`;
    })
    .join('');

/** How `secret` looks inside base64 of a longer text, whatever stands before and after it. */
function base64Cores(secret: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    // Characters that also hold bits of the neighbours are left out: they depend on them.
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor((whole.byteLength * 8) / 6);
    const core = whole.toString('base64').slice(first, last);
    return core.length < shortestSecret ? [] : [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** `text` as it stands inside `depth` JSON texts, each within the next. */
function escaped(text: string, depth: number): string {
  return depth === 0 ? text : escaped(JSON.stringify(text).slice(1, -1), depth - 1);
}

/** Every way in which a secret may turn up in a text. */
export function disguisesOf(secret: string): string[] {
  const hexadecimal = Buffer.from(secret).toString('hex');
  const disguises = new Set([
    secret,
    escaped(secret, 1),
    escaped(secret, 2),
    escaped(secret, 3),
    encodeURIComponent(secret),
    encodeURIComponent(secret).replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    percentEncoded(secret, true),
    percentEncoded(secret, false),
    hexadecimal,
    hexadecimal.toUpperCase(),
    ...base64Cores(secret),
  ]);
  // Longest first, so that a disguise that contains another one is replaced whole.
  return [...disguises].toSorted((one, other) => other.length - one.length);
}

/** Takes secrets out of texts. */
export class Redaction {
  #disguises: string[] = [];
  readonly #known = new Set<string>();

  /** From now on `secret` is taken out in every form; blank and very short values are ignored. */
  addSecret(secret: string): void {
    const value = secret.trim();
    if (value.length < shortestSecret || this.#known.has(value)) return;
    this.#known.add(value);
    this.#disguises = [...this.#disguises, ...disguisesOf(value)].toSorted((one, other) => other.length - one.length);
  }

  /** `text` without the known secrets, bearer tokens and anything that looks like an EvoLink key. */
  clean(text: string): string {
    let cleaned = text;
    for (const disguise of this.#disguises) cleaned = cleaned.replaceAll(disguise, redacted);
    return cleaned
      .replaceAll(/\b(bearer|basic)(\s+|%20)[^\s"\\,;]+/gi, `$1 ${redacted}`)
      .replaceAll(/(?<![A-Za-z0-9])sk-[A-Za-z0-9._-]{6,}/g, redacted);
  }
}
