import { t } from 'i18next';
import type { ReferenceId } from '../../shared/domain/index.ts';
import { dropReferences } from '../state/composer/index.ts';
import { notifyUndoable } from '../notifications/index.ts';

/** Takes references out; undo puts them, and the prompt's names for them, back. */
export function removeWithUndo(ids: readonly ReferenceId[]): void {
  dropReferences(ids);
  notifyUndoable(t('compose.references.removed', { count: ids.length }), { icon: 'trash' });
}
