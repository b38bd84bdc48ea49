import {
  ArrowLeft,
  ArrowRight,
  Crop,
  ListFilter,
  Maximize2,
  Replace,
  ScanSearch,
  StickyNote,
  Tag,
  TextCursorInput,
  Trash2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openComposeDialog, showMadeWith, type ComposerReference } from '../state/index.ts';
import { MenuItem, MenuSeparator } from '../ui/index.ts';
import { cropOf } from './cropOf.ts';

export interface TileActions {
  insert: () => void;
  remove: () => void;
  replace: () => void;
  /** One place earlier (-1) or later (1). */
  move: (by: 1 | -1) => void;
}

interface TileMenuProps {
  item: ComposerReference;
  number: number;
  count: number;
  actions: TileActions;
  /** Shows what was changed to fit the model. */
  explain: () => void;
}

/** Everything that can be done with a reference in the strip. */
export function TileMenu({ item, number, count, actions, explain }: TileMenuProps) {
  const { t } = useTranslation();
  const { reference, note = '' } = item;
  return (
    <>
      <MenuItem icon={<TextCursorInput aria-hidden />} keys="Enter" onSelect={actions.insert}>
        {t('compose.references.insert', { number })}
      </MenuItem>
      <MenuItem
        icon={<Maximize2 aria-hidden />}
        keys="Space"
        onSelect={() => {
          openComposeDialog({ kind: 'view', reference });
        }}
      >
        {t('compose.references.open')}
      </MenuItem>
      {reference.changes.length > 0 && (
        <MenuItem icon={<ScanSearch aria-hidden />} onSelect={explain}>
          {t('compose.fitted.what')}
        </MenuItem>
      )}
      <MenuItem
        icon={<ListFilter aria-hidden />}
        onSelect={() => {
          showMadeWith(reference);
        }}
      >
        {t('compose.references.madeWith')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<StickyNote aria-hidden />}
        onSelect={() => {
          openComposeDialog({ kind: 'note', reference, note });
        }}
      >
        {t('compose.references.note')}
      </MenuItem>
      <MenuItem
        icon={<Tag aria-hidden />}
        onSelect={() => {
          openComposeDialog({ kind: 'name', reference });
        }}
      >
        {t(reference.title === undefined ? 'compose.references.giveName' : 'compose.references.rename')}
      </MenuItem>
      <MenuItem
        icon={<Crop aria-hidden />}
        onSelect={() => {
          openComposeDialog(cropOf(reference));
        }}
      >
        {t('compose.references.crop')}
      </MenuItem>
      <MenuItem icon={<Replace aria-hidden />} onSelect={actions.replace}>
        {t('compose.references.replace')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<ArrowLeft aria-hidden />}
        keys="Alt+ArrowLeft"
        off={number === 1}
        onSelect={() => {
          actions.move(-1);
        }}
      >
        {t('compose.references.moveEarlier')}
      </MenuItem>
      <MenuItem
        icon={<ArrowRight aria-hidden />}
        keys="Alt+ArrowRight"
        off={number === count}
        onSelect={() => {
          actions.move(1);
        }}
      >
        {t('compose.references.moveLater')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Trash2 aria-hidden />} keys="Delete" risky onSelect={actions.remove}>
        {t('compose.references.remove')}
      </MenuItem>
    </>
  );
}
