import type { Result } from '../shared/bridge/result.ts';
import type { Call } from '../shared/bridge/reverie.ts';
import type { IncomingFile } from '../shared/bridge/references.ts';
import type { ReferenceAnswer } from '../shared/domain/reference.ts';

/** A file without a path is copied through memory; beyond this it would stall the window. In bytes. */
const maximumLooseBytes = 100_000_000;

type Refused = Extract<ReferenceAnswer, { status: 'refused' }>;
type Prepared = IncomingFile | Refused;

function isRefused(prepared: Prepared): prepared is Refused {
  return 'status' in prepared;
}

async function prepareFile(file: File, pathForFile: (file: File) => string): Promise<Prepared> {
  const path = pathForFile(file);
  if (path !== '') return { name: file.name, path };
  if (file.size > maximumLooseBytes) {
    const megabytes = Math.ceil(file.size / 1_000_000);
    return {
      status: 'refused',
      name: file.name,
      reason: `${file.name} has ${megabytes} MB; a picture that is not a file on this computer may have at most 100 MB. Save it to a folder and add it from there.`,
    };
  }
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch (cause) {
    console.error('A file could not be read.', cause);
    return {
      status: 'refused',
      name: file.name,
      reason: `${file.name} cannot be read. Save it to a folder and add it from there.`,
    };
  }
}

/**
 * Hands the artist's files to main, by path where the system knows one and by their bytes where not
 * (pasted, dragged from a page). One answer a file, in the files' order; a file that cannot be read is
 * refused by itself.
 */
export async function addFiles(
  files: readonly File[],
  pathForFile: (file: File) => string,
  add: Call<'references.add'>,
): Promise<Result<ReferenceAnswer[]>> {
  let prepared: Prepared[];
  try {
    if (!Array.isArray(files)) throw new TypeError('not a list');
    prepared = await Promise.all(files.map((file: File) => prepareFile(file, pathForFile)));
  } catch (cause) {
    console.error('references.add was called with something else than files.', cause);
    return {
      ok: false,
      error: {
        code: 'invalid_input',
        message: 'Only files can be added as references.',
        details: [{ field: 'files', message: 'files must be a list of files.' }],
      },
    };
  }
  const incoming = prepared.filter((one): one is IncomingFile => !isRefused(one));
  // Without any file main is asked all the same: it says what is wrong with an empty list.
  if (incoming.length === 0 && prepared.length > 0) {
    return { ok: true, data: prepared.filter(isRefused) };
  }
  const answer = await add(incoming);
  if (!answer.ok) return answer;
  const answers = answer.data.values();
  const data: ReferenceAnswer[] = [];
  for (const one of prepared) {
    const found = isRefused(one) ? one : answers.next().value;
    if (found) data.push(found);
  }
  return { ok: true, data };
}
