import { dialog, type BaseWindow } from 'electron';
import type { Question } from '../notices/index.ts';

/** Asks for a folder, starting at `startAt` (the system's choice when empty). Null when the artist thinks better of it. */
export async function chooseFolder(
  window: BaseWindow | undefined,
  question: { title: string; buttonLabel: string; startAt: string },
): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    title: question.title,
    // macOS shows no title on a dialog that belongs to a window.
    message: question.title,
    buttonLabel: question.buttonLabel,
    properties: ['openDirectory', 'createDirectory'],
    ...(question.startAt === '' ? {} : { defaultPath: question.startAt }),
  };
  const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/** Asks a question of yes or no. Return, Esc and closing it mean no. */
export async function askQuestion(window: BaseWindow | undefined, question: Question): Promise<boolean> {
  const options: Electron.MessageBoxOptions = {
    type: 'warning',
    title: 'Reverie',
    message: question.message,
    detail: question.detail,
    buttons: [question.cancel, question.confirm],
    defaultId: 0,
    cancelId: 0,
    // Buttons as they are, on Windows too.
    noLink: true,
  };
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  return response === 1;
}
