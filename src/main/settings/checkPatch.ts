import { isAbsolute } from 'node:path';
import { ReverieError, type FieldProblem } from '../../shared/bridge/result.ts';
import { settingsPatch, type Settings } from '../../shared/bridge/settings.ts';
import { callbackProblem } from '../../shared/seedream/callback.ts';
import { isLoopbackHost } from '../../shared/domain/hosts.ts';
import type { z } from 'zod';

/** What each setting is called in a sentence. */
const labels: Record<keyof Settings, string> = {
  theme: 'The theme',
  parallelTasks: 'The number of tasks at the same time',
  actionsPerMinute: 'The number of times in a minute that tasks are sent without a question',
  creditsPerHour: 'The credits in an hour that are used without a question',
  callbackUrl: 'The callback address',
  apiOrigin: 'The API address',
  filesOrigin: 'The file service’s address',
  libraryFolder: 'The library folder',
  libraries: 'The list of libraries',
  trashDays: 'The days that the trash is kept',
  notifications: 'Notifications',
  rowHeight: 'The height of a row',
  librarySort: 'The order of the library',
  libraryGroup: 'The groups of the library',
  lastExportFolder: 'The export folder',
  exportNameTemplate: 'The name template',
  composerOpen: 'The composer’s state',
  inspectorOpen: 'The inspector’s state',
  surround: 'The surround',
  onboarded: 'The welcome’s state',
};

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? `“${value}”` : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};

const typeWords: Partial<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  boolean: 'yes or no',
  string: 'a text',
};

function limitWords(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'too_big') {
    return typeof value === 'string'
      ? `may have at most ${issue.maximum} characters; it has ${value.length}`
      : `may be at most ${issue.maximum}; found ${shown(value)}`;
  }
  if (issue.code === 'too_small') {
    return value === '' ? 'must not be empty' : `must be at least ${issue.minimum}; found ${shown(value)}`;
  }
  if (issue.code === 'invalid_value') {
    return `must be one of ${issue.values.map(String).join(', ')}; found ${shown(value)}`;
  }
  if (issue.code === 'invalid_type') {
    return `must be ${typeWords[issue.expected] ?? issue.expected}; found ${shown(value)}`;
  }
  return `cannot be ${shown(value)}`;
}

/**
 * Why `origin` cannot be the address of a service, in plain words; undefined when it can, or is empty.
 * https, or http on this computer; without a path.
 */
export function originProblem(label: string, origin: string): string | undefined {
  if (origin === '') return undefined;
  const found = shown(origin);
  if (!URL.canParse(origin)) return `${label} must be a web address such as https://api.example.com; found ${found}.`;
  const url = new URL(origin);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopbackHost(url.hostname))) {
    return `${label} must begin with https:// (http:// only for this computer); found ${found}.`;
  }
  if (url.username !== '' || url.password !== '') return `${label} must not contain a user name or password.`;
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return `${label} must have no path; write ${url.origin} instead of ${found}.`;
  }
  return undefined;
}

function folderProblem(label: string, folder: string): string | undefined {
  if (folder === '') return undefined;
  if (folder.includes('\0') || !isAbsolute(folder)) {
    return `${label} must be a full folder path; found ${shown(folder)}.`;
  }
  return undefined;
}

function problems(patch: Partial<Settings>): FieldProblem[] {
  const checks: [field: keyof Settings, message: string | undefined][] = [
    ['callbackUrl', callbackProblem(patch.callbackUrl ?? '')],
    ['apiOrigin', originProblem(labels.apiOrigin, patch.apiOrigin ?? '')],
    ['filesOrigin', originProblem(labels.filesOrigin, patch.filesOrigin ?? '')],
    ['libraryFolder', folderProblem(labels.libraryFolder, patch.libraryFolder ?? '')],
    ...(patch.libraries ?? []).map((folder): [keyof Settings, string | undefined] => [
      'libraries',
      folderProblem('Each library', folder),
    ]),
    ['lastExportFolder', folderProblem(labels.lastExportFolder, patch.lastExportFolder ?? '')],
  ];
  return checks.flatMap(([field, message]) => (message === undefined ? [] : [{ field, message }]));
}

function refuse(details: FieldProblem[]): never {
  throw new ReverieError('invalid_input', details.map(({ message }) => message).join(' '), { details });
}

/**
 * `input` as a patch of settings, with addresses in their normal form. Throws `invalid_input`, whose
 * message names each field, its limit and the value found.
 */
export function checkPatch(input: unknown): Partial<Settings> {
  const parsed = settingsPatch.safeParse(input);
  if (!parsed.success) {
    refuse(
      parsed.error.issues.map((issue) => {
        const field = String(issue.path[0] ?? (issue.code === 'unrecognized_keys' ? issue.keys[0] : 'settings'));
        const known = Object.hasOwn(labels, field) ? labels[field as keyof Settings] : undefined;
        if (known === undefined) return { field, message: `There is no setting called ${shown(field)}.` };
        const value = (input as Record<string, unknown> | undefined)?.[field];
        return { field, message: `${known} ${limitWords(issue, value)}.` };
      }),
    );
  }
  const patch = Object.fromEntries(
    Object.entries(parsed.data).filter(([, value]) => value !== undefined),
  ) as Partial<Settings>;
  const found = problems(patch);
  if (found.length > 0) refuse(found);
  for (const field of ['apiOrigin', 'filesOrigin'] as const) {
    const origin = patch[field];
    if (origin) patch[field] = new URL(origin).origin;
  }
  return patch;
}

/** The parts of a stored file that are settings today; what is unknown or out of its limits is named and left out. */
export function readStored(stored: unknown): { patch: Partial<Settings>; dropped: string[] } {
  const patch: Partial<Settings> = {};
  const dropped: string[] = [];
  if (typeof stored !== 'object' || stored === null) return { patch: {}, dropped };
  for (const [field, value] of Object.entries(stored)) {
    try {
      Object.assign(patch, checkPatch({ [field]: value }));
    } catch (error) {
      if (!(error instanceof ReverieError)) throw error;
      dropped.push(error.message);
    }
  }
  return { patch, dropped };
}
