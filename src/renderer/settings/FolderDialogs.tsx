import type { TFunction } from 'i18next';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { bytesText, displayLocale } from '../locales/format.ts';
import {
  chooseLibrary,
  chooseMove,
  closeFolderDialog,
  keepOldLibrary,
  moveLibrary,
  offerOldRemoval,
  openLibraryFolder,
  removeOldLibrary,
  stopMove,
  useFolderDialog,
  type FolderDialog,
} from '../state/libraryFolders/index.ts';
import { Button, Dialog, DialogCancel, ProgressBar, VisuallyHidden } from '../ui/index.ts';
import styles from './Settings.module.css';
import { useLibraryCommands } from './useLibraryCommands.ts';
import { notifyProblem } from '../notifications/index.ts';

/** Everything that is asked and told about library folders, wherever it was begun: one dialog whose words change. */
export function FolderDialogs() {
  useLibraryCommands();
  const { t, i18n } = useTranslation();
  const dialog = useFolderDialog((state) => state.dialog);
  const size = (bytes: number): string => bytesText(bytes, displayLocale(i18n.language));
  const content = dialog ? contentOf(dialog, t, size) : undefined;
  // The library is closed while it is moved, so that dialog stays until it is over.
  const stays = dialog?.kind === 'copying' || dialog?.kind === 'removing';
  return (
    <Dialog
      title=""
      {...content}
      open={dialog !== undefined}
      onOpenChange={() => {
        if (!stays) closeFolderDialog();
      }}
    />
  );
}

type Content = Pick<ComponentProps<typeof Dialog>, 'title' | 'description' | 'children' | 'actions' | 'size'>;
type Of<Kind extends FolderDialog['kind']> = Extract<FolderDialog, { kind: Kind }>;
type Size = (bytes: number) => string;

function contentOf(dialog: FolderDialog, t: TFunction, size: Size): Content {
  switch (dialog.kind) {
    case 'refused':
      return refused(dialog, t);
    case 'begin':
      return begin(dialog, t);
    case 'plan':
      return plan(dialog, t, size);
    case 'copying':
    case 'removing':
      return moving(dialog, t, size);
    case 'moved':
      return moved(dialog, t, size);
    case 'askRemoval':
      return askRemoval(dialog, t, size);
    case 'removed':
      return removed(dialog, t);
  }
}

function refused(dialog: Of<'refused'>, t: TFunction): Content {
  return {
    title: t(`settings.library.refused.${dialog.what}`),
    description: dialog.reason,
    actions: (
      <>
        <DialogCancel>{t('common.close')}</DialogCancel>
        {dialog.another && (
          <Button
            variant="primary"
            onClick={() => {
              closeFolderDialog();
              void (dialog.what === 'open' ? chooseLibrary() : chooseMove());
            }}
          >
            {t('settings.library.chooseAnother')}
          </Button>
        )}
      </>
    ),
  };
}

function begin({ folder }: Of<'begin'>, t: TFunction): Content {
  return {
    title: t('settings.library.beginTitle'),
    description: t('settings.library.beginText', { folder }),
    actions: (
      <>
        <DialogCancel>{t('common.cancel')}</DialogCancel>
        <Button
          variant="primary"
          onClick={() => {
            void openLibraryFolder(folder, { create: true });
          }}
        >
          {t('settings.library.begin')}
        </Button>
      </>
    ),
  };
}

function plan({ plan: { folder, files, bytes, freeBytes } }: Of<'plan'>, t: TFunction, size: Size): Content {
  const fits = freeBytes >= bytes;
  return {
    size: 'normal',
    title: t('settings.library.moveTitle'),
    description: t('settings.library.moveText'),
    actions: (
      <>
        <DialogCancel>{t('common.cancel')}</DialogCancel>
        <Button
          variant="primary"
          offReason={fits ? undefined : t('settings.library.moveNoRoom')}
          onClick={() => {
            void moveLibrary(folder);
          }}
        >
          {t('settings.library.moveNow')}
        </Button>
      </>
    ),
    children: (
      <>
        <dl className={styles.facts}>
          <dt>{t('settings.library.moveTo')}</dt>
          <dd>{folder}</dd>
          <dt>{t('settings.library.moveSize')}</dt>
          <dd>{t('settings.library.moveFiles', { count: files, size: size(bytes) })}</dd>
          <dt>{t('settings.library.moveFree')}</dt>
          <dd>{size(freeBytes)}</dd>
        </dl>
        {!fits && <p className={styles.error}>{t('settings.library.moveNoRoom')}</p>}
      </>
    ),
  };
}

function moving(dialog: Of<'copying' | 'removing'>, t: TFunction, size: Size): Content {
  const { kind, progress, stopping = false } = dialog;
  const share = progress && progress.total > 0 ? progress.done / progress.total : undefined;
  return {
    title: t(`settings.library.${kind}.title`),
    description: t(`settings.library.${kind}.text`),
    actions: kind === 'copying' && (
      <Button
        busy={stopping}
        onClick={() => {
          stopMove().catch(notifyProblem);
        }}
      >
        {t('settings.library.stopMove')}
      </Button>
    ),
    children: (
      <>
        <ProgressBar value={share} label={t(`settings.library.${kind}.title`)} />
        <p className={styles.hint}>
          {progress
            ? t('settings.library.moveProgress', { done: size(progress.done), total: size(progress.total) })
            : t('settings.library.moveBegins')}
        </p>
        <VisuallyHidden role="status">
          {t('settings.library.moveSpoken', { percent: Math.floor((share ?? 0) * 4) * 25 })}
        </VisuallyHidden>
      </>
    ),
  };
}

function moved({ report: { folder, before, files, bytes } }: Of<'moved'>, t: TFunction, size: Size): Content {
  return {
    size: 'normal',
    title: t('settings.library.movedTitle'),
    description: t('settings.library.movedText', { folder, before, count: files, size: size(bytes) }),
    actions: (
      <>
        <Button
          variant="risky"
          onClick={() => {
            offerOldRemoval({ folder: before, movedTo: folder, files, bytes });
          }}
        >
          {t('settings.library.removeOld')}
        </Button>
        <Button
          onClick={() => {
            keepOldLibrary(before).catch(notifyProblem);
            closeFolderDialog();
          }}
        >
          {t('settings.library.keepOld')}
        </Button>
        <DialogCancel variant="primary">{t('settings.library.decideLater')}</DialogCancel>
      </>
    ),
  };
}

function askRemoval({ left }: Of<'askRemoval'>, t: TFunction, size: Size): Content {
  const { folder, movedTo, files, bytes } = left;
  return {
    size: 'normal',
    title: t('settings.library.removeOldTitle'),
    description: t('settings.library.removeOldText', { folder, movedTo, count: files, size: size(bytes) }),
    actions: (
      <>
        <DialogCancel>{t('settings.library.removeOldNot')}</DialogCancel>
        <Button
          variant="danger"
          onClick={() => {
            void removeOldLibrary(folder);
          }}
        >
          {t('settings.library.removeOldYes')}
        </Button>
      </>
    ),
  };
}

function removed({ folder, report }: Of<'removed'>, t: TFunction): Content {
  return {
    title: t('settings.library.removedTitle'),
    description:
      report.kept === 0
        ? t('settings.library.removedText', { count: report.removed })
        : t('settings.library.removedKept', { count: report.kept, folder }),
    actions: <DialogCancel variant="primary">{t('common.close')}</DialogCancel>,
  };
}
