import { CircleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceId } from '../../shared/domain/index.ts';
import {
  dismissRefused,
  openComposeDialog,
  useComposer,
  type ComposerReference,
  type RefusedFile,
} from '../state/composer/index.ts';
import { Button, IconButton } from '../ui/index.ts';
import styles from './RefusedFiles.module.css';

interface RefusedFilesProps {
  /** References whose picture could not be shown. */
  unshown: readonly ComposerReference[];
  onReplace: (id: ReferenceId) => void;
  onRemove: (id: ReferenceId) => void;
  onReplaceRefused: (key: string, at: number | undefined) => void;
}

/** Files that were not taken or cannot be used, each with the reason and the ways out. */
export function RefusedFiles({ unshown, onReplace, onRemove, onReplaceRefused }: RefusedFilesProps) {
  const { t } = useTranslation();
  const refused = useComposer((state) => state.refused);
  const words = (file: RefusedFile): { title?: string; text: string } => {
    switch (file.kind) {
      case 'refused':
        // Most reasons are whole sentences that begin with the name.
        return file.name === '' || file.reason.includes(file.name)
          ? { text: file.reason }
          : { title: file.name, text: file.reason };
      case 'no_room':
        return file.names.length === 0
          ? { title: t('compose.references.noRoomTitle'), text: t('compose.references.full') }
          : {
              title: t('compose.references.noRoom', { count: file.names.length }),
              text: `${t('compose.references.noRoomTitle')}: ${file.names.join(', ')}.`,
            };
      case 'already_there':
        return { title: file.name, text: t('compose.references.alreadyThere', { number: file.number }) };
      case 'empty_clipboard':
        return { title: t('compose.references.emptyClipboard'), text: t('compose.references.emptyClipboardHint') };
      case 'no_pictures':
        return { title: file.folder, text: t('compose.references.noPictures') };
      case 'missing':
        return {
          title: t('compose.references.missing', { count: file.count }),
          text: t('compose.references.missingHint'),
        };
    }
  };
  const dismiss = (key: string) => (
    <IconButton
      label={t('compose.references.dismiss')}
      icon={<X aria-hidden />}
      onClick={() => {
        dismissRefused(key);
      }}
    />
  );
  return (
    <ul className={styles.list} role="list" aria-live="assertive">
      {unshown.map(({ reference }) => (
        <Item key={reference.id} title={reference.name} text={t('compose.references.unreadable')}>
          <Button
            variant="quiet"
            onClick={() => {
              onReplace(reference.id);
            }}
          >
            {t('compose.references.replace')}
          </Button>
          <Button
            variant="quiet"
            onClick={() => {
              onRemove(reference.id);
            }}
          >
            {t('compose.references.remove')}
          </Button>
        </Item>
      ))}
      {refused.map((file) => {
        const { key } = file;
        if (file.kind !== 'refused' || !file.crop) return <Item key={key} {...words(file)} end={dismiss(key)} />;
        const { crop, at } = file;
        return (
          <Item key={key} {...words(file)}>
            <Button
              data-way-out
              onClick={() => {
                openComposeDialog({ kind: 'crop', source: crop, target: { kind: 'refused', key, at } });
              }}
            >
              {t('compose.references.crop')}
            </Button>
            <Button
              variant="quiet"
              onClick={() => {
                onReplaceRefused(key, at);
              }}
            >
              {t('compose.references.replace')}
            </Button>
            <Button
              variant="quiet"
              onClick={() => {
                dismissRefused(key);
              }}
            >
              {t('compose.references.remove')}
            </Button>
          </Item>
        );
      })}
    </ul>
  );
}

interface ItemProps {
  title?: string;
  text: string;
  /** At the right of the words. */
  end?: ReactNode;
  /** Ways out, under them. */
  children?: ReactNode;
}

function Item({ title, text, end, children }: ItemProps) {
  return (
    <li className={styles.item}>
      <CircleAlert aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <p>
          {title && <span className={styles.title}>{title} </span>}
          <span className={styles.text}>{text}</span>
        </p>
        {children && <div className={styles.ways}>{children}</div>}
      </div>
      {end}
    </li>
  );
}
