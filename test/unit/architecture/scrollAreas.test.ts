import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const renderer = join(import.meta.dirname, '../../../src/renderer');

/** Areas that take the focus themselves or always hold what takes it, with why they are no `ScrollArea`. */
const others: Record<string, string> = {
  'ui/ScrollArea.module.css .area': 'the piece itself',
  'ui/Dialog.module.css .dialog': 'takes the focus when it opens; it scrolls only in the lowest windows',
  'ui/Menu.module.css .menu': 'the focus goes through its rows',
  'ui/Popover.module.css .popover': 'takes the focus when it opens',
  'library/Grid.module.css .scroller': 'the pictures take the focus',
  'compose/PromptArea.module.css .scroll': 'the prompt in it takes the focus',
  'compose/FloatingCard.module.css .card': 'its rows are gone through from the prompt',
  'compose/SendingDialog.module.css .prompt, .request': 'always a stop, with a name',
  'exporting/ExportDialog.module.css .list': 'always a stop, with a name',
  'search/SearchField.module.css .chips': 'chips take the focus',
  'search/SearchField.module.css .list': 'its rows are gone through from the field',
};

interface Rule {
  place: string;
  body: string;
}

function rules(): Rule[] {
  return readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) => {
      const text = readFileSync(join(renderer, file), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
      return [...text.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
        place: `${file.replaceAll('\\', '/')} ${selector.trim().replaceAll(/\s+/g, ' ')}`,
        body,
      }));
    });
}

const scrolling = rules().filter(({ body }) => /overflow(?:-[a-z]+)?:[^;]*\b(?:auto|scroll)\b/.test(body));

it('every area that scrolls is a ScrollArea, which the keyboard reaches, or is known here', () => {
  expect(scrolling.map(({ place }) => place).toSorted()).toEqual(Object.keys(others).toSorted());
});

it('what is placed by itself in an area scrolls with it: each is positioned', () => {
  expect(scrolling.filter(({ body }) => !/position: (?:relative|absolute|fixed|sticky)/.test(body))).toEqual([]);
});
