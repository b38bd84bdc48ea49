import { Copy, Download, FolderOpen, ImagePlus, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Picture, PictureId, Shared } from '../../../shared/domain/index.ts';
import { fileTitle } from '../../locales/format.ts';
import { openExport } from '../../state/interface/index.ts';
import { usePictureCount, usePictureReading } from '../../state/library/index.ts';
import { useSelection } from '../../state/selection/index.ts';
import { Button, IconButton, ScrollArea } from '../../ui/index.ts';
import { MarkControls } from '../curating/MarkControls.tsx';
import { useSharedMarks } from '../curating/useShared.ts';
import { bringBack, copyImage, copyText, showInFolder, takeAsReferences } from '../pictureActions.ts';
import { AnsweredFields } from './AnsweredFields.tsx';
import { NoteField } from './NoteField.tsx';
import { PictureFacts } from './PictureFacts.tsx';
import { SeveralSelected } from './SeveralSelected.tsx';
import { TagsAndCollections } from './TagsAndCollections.tsx';
import { UsedReferences } from './UsedReferences.tsx';
import styles from './Inspector.module.css';

/** How the active picture was made, and what can be done with it; for several, what they share. */
export function Inspector() {
  const { t } = useTranslation();
  const active = useSelection((state) => state.active);
  const selected = useSelection((state) => state.selected);
  const anyShown = usePictureCount() > 0;
  if (selected.size > 1) return <SeveralSelected selected={selected} />;
  if (active === undefined) {
    return (
      <p className={styles.nothing}>{t(anyShown ? 'library.inspector.nothing' : 'library.inspector.noneShown')}</p>
    );
  }
  return <OnePicture id={active} />;
}

const ofThisOne = (value: string): Shared<string> => ({ value, pictures: 1 });

function OnePicture({ id }: { id: PictureId }) {
  const { t } = useTranslation();
  const reading = usePictureReading(id);
  if (!reading) return <div className={styles.inspector} aria-busy />;
  if (reading.status === 'failed') {
    return <p className={styles.nothing}>{t('library.inspector.failed', { reason: reading.reason })}</p>;
  }
  return <Described key={id} picture={reading.picture} />;
}

function Described({ picture }: { picture: Picture }) {
  const { t } = useTranslation();
  const { id, draft, file, missing, prompt, references } = picture;
  const ids = useMemo(() => [id], [id]);
  const marks = useSharedMarks(ids);
  return (
    <div className={styles.inspector}>
      <ScrollArea className={styles.scroll}>
        <section className={styles.section}>
          <h2 className={styles.name}>{fileTitle(file)}</h2>
          <MarkControls ids={ids} marks={marks} />
          {missing && (
            <p className={styles.missing}>
              {t('library.inspector.missing')} <span className={styles.path}>{file}</span>
            </p>
          )}
          <div className={styles.actions}>
            <Button
              icon={<ImagePlus aria-hidden />}
              onClick={() => {
                takeAsReferences([id]);
              }}
            >
              {t('library.inspector.useAsReference')}
            </Button>
            <Button
              icon={<Download aria-hidden />}
              onClick={() => {
                openExport([id]);
              }}
            >
              {t('library.inspector.export')}
            </Button>
            <Button
              className={styles.wide}
              icon={<Undo2 aria-hidden />}
              title={t('library.inspector.reuseHint')}
              onClick={() => {
                bringBack(draft);
              }}
            >
              {t('library.inspector.reuse')}
            </Button>
          </div>
        </section>
        <section className={styles.section}>
          <div className={styles.heading}>
            <h3>{t('library.inspector.prompt')}</h3>
            <IconButton
              label={t('library.inspector.copyPrompt')}
              icon={<Copy aria-hidden />}
              onClick={() => {
                copyText(prompt, t('library.inspector.promptCopied'));
              }}
            />
          </div>
          <p className={styles.prompt}>{prompt}</p>
        </section>
        {references.length > 0 && <UsedReferences references={references} />}
        <section className={styles.section} aria-label={t('library.inspector.details')}>
          <PictureFacts picture={picture} />
          <AnsweredFields picture={picture} />
        </section>
        <section className={styles.section}>
          <div className={styles.heading}>
            <h3>{t('curation.tags.section')}</h3>
          </div>
          <TagsAndCollections
            ids={ids}
            tags={picture.tags.map(ofThisOne)}
            collections={picture.collections.map(ofThisOne)}
          />
          <NoteField ids={ids} note={picture.note ?? ''} />
        </section>
      </ScrollArea>
      <footer className={styles.foot}>
        <Button
          variant="quiet"
          icon={<Copy aria-hidden />}
          onClick={() => {
            copyImage(id);
          }}
        >
          {t('library.inspector.copyImage')}
        </Button>
        <Button
          variant="quiet"
          icon={<FolderOpen aria-hidden />}
          onClick={() => {
            showInFolder(id);
          }}
        >
          {t('library.inspector.showInFolder')}
        </Button>
      </footer>
    </div>
  );
}
