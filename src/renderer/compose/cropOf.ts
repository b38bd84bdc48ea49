import type { Reference } from '../../shared/domain/index.ts';
import type { ComposeDialog } from '../state/composer/index.ts';

/** The dialog that crops a reference. What is chosen on the sent version is cut out of the original, which shows the same. */
export function cropOf(reference: Reference): ComposeDialog {
  const { id, name, was, pictureUrl } = reference;
  return {
    kind: 'crop',
    source: { referenceId: id, name, width: was.width, height: was.height, pictureUrl },
    target: { kind: 'reference', id },
  };
}
