import { dialog, type BaseWindow } from 'electron';

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
