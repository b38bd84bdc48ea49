import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MenuItem, MenuSeparator } from '../ui/index.ts';

interface PlaceMenuProps {
  above?: ReactNode;
  rename: () => void;
  remove: () => void;
  removeWords: string;
  children?: ReactNode;
}

/** The menu of a collection or a tag: renaming first, removing last, what it has of its own above and between. */
export function PlaceMenu({ above, rename, remove, removeWords, children }: PlaceMenuProps) {
  const { t } = useTranslation();
  return (
    <>
      {above}
      <MenuItem keys="F2" onSelect={rename}>
        {t('finding.places.rename')}
      </MenuItem>
      {children}
      <MenuSeparator />
      <MenuItem risky keys="Delete" onSelect={remove}>
        {removeWords}
      </MenuItem>
    </>
  );
}
