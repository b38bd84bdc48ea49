import { ImagePlus, Images, ListFilter, Maximize2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { GenerationReference, ReferenceId } from '../../../shared/domain/index.ts';
import { addKnownReferences, openComposeDialog } from '../../state/composer/index.ts';
import { ask, reverie } from '../../bridge/index.ts';
import { keysFor, useCommand } from '../../state/commands/index.ts';
import { showMadeWith } from '../../state/query/index.ts';
import { IconButton, Menu, MenuItem } from '../../ui/index.ts';
import styles from './Inspector.module.css';
import { notifyProblem } from '../../notifications/index.ts';

function use(ids: readonly ReferenceId[]): void {
  addKnownReferences(ids).catch(notifyProblem);
}

async function open(id: ReferenceId): Promise<void> {
  const [reference] = await ask(reverie().references.get([id]));
  if (reference) openComposeDialog({ kind: 'view', reference });
}

/** The references a picture was made with: each can be opened and used again, or all together. */
export function UsedReferences({ references }: { references: readonly GenerationReference[] }) {
  const { t } = useTranslation();
  const useAll = (): void => {
    use(references.map(({ referenceId }) => referenceId));
  };
  useCommand('useAllReferences', useAll);
  return (
    <section className={styles.section}>
      <div className={styles.heading}>
        <h3>{t('library.inspector.references')}</h3>
        <IconButton
          label={t('library.inspector.useAllReferences')}
          keys={keysFor('useAllReferences')}
          icon={<Images aria-hidden />}
          onClick={useAll}
        />
      </div>
      <ul className={styles.references}>
        {references.map((reference, index) => {
          const { referenceId } = reference;
          const name = t('library.inspector.referenceName', { number: index + 1, name: reference.name });
          return (
            <li key={referenceId} title={name}>
              <Menu
                align="start"
                trigger={
                  <button type="button" className={styles.used} aria-label={name}>
                    <img src={reference.thumbnailUrl} alt="" draggable={false} />
                  </button>
                }
              >
                <MenuItem
                  icon={<ImagePlus aria-hidden />}
                  onSelect={() => {
                    use([referenceId]);
                  }}
                >
                  {t('library.inspector.useAsReference')}
                </MenuItem>
                <MenuItem
                  icon={<Maximize2 aria-hidden />}
                  onSelect={() => {
                    open(referenceId).catch(notifyProblem);
                  }}
                >
                  {t('library.inspector.openReference')}
                </MenuItem>
                <MenuItem
                  icon={<ListFilter aria-hidden />}
                  onSelect={() => {
                    showMadeWith({ id: referenceId, name: reference.name, thumbnailUrl: reference.thumbnailUrl });
                  }}
                >
                  {t('library.inspector.madeWith')}
                </MenuItem>
              </Menu>
              <span className={styles.number} aria-hidden>
                {index + 1}
              </span>
            </li>
          );
        })}
      </ul>
      <p className={styles.kept}>{t('library.inspector.kept')}</p>
    </section>
  );
}
