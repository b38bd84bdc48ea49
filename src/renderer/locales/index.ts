import { use as extend, type FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

/** Names of values that count something and may go into the thousands; sizes in pixels are written without commas. */
const counted: ReadonlySet<string> = new Set([
  'count',
  'total',
  'place',
  'position',
  'done',
  'generations',
  'pictures',
]);

/** Kept by language: making one takes longer than a tile of the grid to draw. */
const numberFormats = new Map<string | undefined, Intl.NumberFormat>();

function numberFormat(language: string | undefined): Intl.NumberFormat {
  const known = numberFormats.get(language);
  if (known) return known;
  const made = new Intl.NumberFormat(language);
  numberFormats.set(language, made);
  return made;
}

const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  format: (value: unknown, _format, language, options) =>
    typeof value === 'number' && counted.has(String(options?.['interpolationkey']))
      ? numberFormat(language).format(value)
      : // What is missing is told by i18next itself.
        (value as string),
  add: () => undefined,
  addCached: () => undefined,
};

/** Makes the texts ready; call it once, before anything is drawn. */
export async function startLanguages(): Promise<void> {
  await extend(initReactI18next)
    .use(formatter)
    .init({
      lng: 'en',
      fallbackLng: 'en',
      resources: { en: { translation: en } },
      interpolation: {
        // React escapes by itself.
        escapeValue: false,
        alwaysFormat: true,
      },
      initAsync: false,
    });
}
