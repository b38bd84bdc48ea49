import { ClipboardPaste, Ellipsis, ImagePlus, ListX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addFromClipboard } from '../state/composer/index.ts';
import { keysFor } from '../state/commands/index.ts';
import { IconButton, Menu, MenuItem, MenuSeparator } from '../ui/index.ts';
import { ReferenceShelf } from './ReferenceShelf.tsx';

interface StripToolsProps {
  /** References in the strip. */
  count: number;
  addFiles: () => void;
  removeAll: () => void;
}

/** Beside the strip's title: named and recent references, and what concerns all of the strip. */
export function StripTools({ count, addFiles, removeAll }: StripToolsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ReferenceShelf />
      <Menu trigger={<IconButton label={t('compose.references.more')} icon={<Ellipsis aria-hidden />} />}>
        <MenuItem icon={<ImagePlus aria-hidden />} keys={keysFor('addReferences')} onSelect={addFiles}>
          {t('compose.references.addFiles')}
        </MenuItem>
        <MenuItem
          icon={<ClipboardPaste aria-hidden />}
          keys={keysFor('pasteReference')}
          onSelect={() => {
            void addFromClipboard();
          }}
        >
          {t('compose.references.paste')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<ListX aria-hidden />} off={count === 0} risky onSelect={removeAll}>
          {t('compose.references.removeAll')}
        </MenuItem>
      </Menu>
    </>
  );
}
