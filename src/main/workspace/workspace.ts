import type { Emit } from '../events/emitter.ts';
import type { Evolink } from '../evolink/types.ts';
import { createExporter, type Exporter } from '../exporting/index.ts';
import { type Connection, GenerationQueue, type QueueOptions } from '../generation/index.ts';
import type { Imaging } from '../imaging/types.ts';
import { type Library, openLibrary } from '../library/index.ts';
import { startMaintenance } from '../library/safekeeping/maintenance.ts';
import type { SystemTrash } from '../library/safekeeping/trash.ts';
import type { Logger } from '../logging/logger.ts';
import type { Installation } from '../ownership/index.ts';
import { createReferences, type References } from '../references/index.ts';
import type { BridgeEvents } from '../../shared/bridge/contract.ts';
import type { SendingPreview } from '../../shared/bridge/generations.ts';
import type { ChargeChange } from '../../shared/domain/charge.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import type { GenerationId } from '../../shared/domain/ids.ts';
import type { Draft } from '../../shared/seedream/draft.ts';
import type { AutoForm } from '../../shared/seedream/request.ts';
import { previewOf } from './sendingPreview.ts';

/** How long the answers to open POSTs are waited for when a library is closed because its folder is away, in milliseconds. */
const patienceWhileGone = 30_000;

export interface WorkspaceOptions {
  /** Absolute path of the library folder. */
  root: string;
  /** Make the folder when it is not there. */
  create: boolean;
  evolink: Evolink;
  imaging: Imaging;
  connection: Connection;
  clock: Clock;
  random: (count: number) => Uint8Array;
  logger: Logger;
  /** Whose uploads these are, and who pays. */
  account: () => string;
  installation: Installation;
  parallelTasks: () => number;
  /** Days that the trash is kept. */
  trashDays: () => number;
  callbackUrl: () => string;
  autoForm: { get: () => AutoForm | undefined; set: (form: AutoForm) => void };
  /** Undefined where the system has none. */
  systemTrash?: SystemTrash | undefined;
  emit: Emit<BridgeEvents>;
  /** As the queue's. */
  taskGoneAfter?: number;
  /** As the queue's; `root` is the library's. */
  onDiskProblem: (problem: string | undefined, root: string) => void;
  /** The index was found to be damaged while it is used. */
  onDamaged?: () => void;
  /** The library's folder is no longer in its place. */
  onGone?: () => void;
  /** As the queue's. */
  unwritten?: QueueOptions['unwritten'];
  onCharge: (change: ChargeChange) => void;
}

/** What a workspace has in common with every other, whichever library it holds. */
export type CommonParts = Pick<
  WorkspaceOptions,
  | 'imaging'
  | 'installation'
  | 'connection'
  | 'clock'
  | 'random'
  | 'logger'
  | 'parallelTasks'
  | 'onDiskProblem'
  | 'systemTrash'
  | 'trashDays'
>;

/** One library with everything that works on it: the artist's own, or the demo's. */
export interface Workspace {
  readonly library: Library;
  readonly references: References;
  readonly queue: GenerationQueue;
  readonly exporter: Exporter;
  /** What would be sent for this draft. */
  preview(draft: Draft): SendingPreview;
  /** `gone`: the library's folder is away, so there is time to wait for what is being sent. */
  dispose(options?: { gone?: boolean }): Promise<void>;
}

/** Opens the library and takes its queue up where it stands. Throws `LibraryUnavailable`; then nothing is left open. */
export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { clock, logger, imaging } = options;
  const library = await openLibrary({ root: options.root, create: options.create, imaging, clock, logger });
  try {
    return startWorkspace(library, options);
  } catch (error) {
    library.close();
    throw error;
  }
}

function startWorkspace(library: Library, options: WorkspaceOptions): Workspace {
  const { clock, random, logger, imaging, evolink, emit } = options;
  library.trash.systemTrash = options.systemTrash;
  library.folder.onGone = () => options.onGone?.();
  const references = createReferences({
    library: () => library,
    imaging,
    evolink,
    clock,
    random,
    logger,
    account: options.account,
  });
  const queue = new GenerationQueue({
    library,
    evolink,
    references: {
      ensureUploaded: (ids, uploadOptions) => references.ensureUploaded([...ids], uploadOptions),
      forgetUploads: (ids) => {
        references.forget([...ids]);
      },
    },
    clock,
    random,
    logger,
    connection: options.connection,
    parallelTasks: options.parallelTasks,
    claim: options.installation.claim(library),
    account: options.account,
    callbackUrl: options.callbackUrl,
    autoForm: options.autoForm,
    onChange: (generation) => {
      emit('generations.changed', generation);
      noteCharge(generation.id);
    },
    onDiskProblem: (problem) => {
      options.onDiskProblem(problem, library.root);
    },
    ...(options.unwritten ? { unwritten: options.unwritten } : {}),
    ...(options.taskGoneAfter === undefined ? {} : { taskGoneAfter: options.taskGoneAfter }),
    onPictures: (added) => {
      emit('library.changed', { added, removed: [] });
    },
  });
  const exporter = createExporter({
    pictures: (ids) =>
      ids.flatMap((id) => {
        const picture = library.picture(id);
        return picture ? [{ ...picture, path: library.resolve(picture.file) }] : [];
      }),
    clock,
    random,
    logger,
    emit: (progress) => {
      emit('exports.progress', progress);
    },
  });
  const charges = queue.figures.charges();
  function noteCharge(id: GenerationId): void {
    const now = queue.figures.chargeOf(id);
    if (!now) return;
    const before = charges.get(id);
    if (before?.state === now.state && before.credits === now.credits) return;
    if (now.state === 'settled') charges.delete(id);
    else charges.set(id, now);
    options.onCharge({ id, before, now });
  }
  queue.start();
  const stopMaintenance = startMaintenance({
    library,
    clock,
    logger,
    trashDays: options.trashDays,
    onDeleted: (removed) => {
      emit('library.changed', { added: [], removed, lists: true });
    },
    onDamaged: () => options.onDamaged?.(),
  });
  return {
    library,
    references,
    queue,
    exporter,
    preview: (draft) => previewOf(draft, { references, callbackUrl: options.callbackUrl, autoForm: options.autoForm }),
    async dispose({ gone = false } = {}) {
      await Promise.all([library.verification.stop(), library.trash.stop(), stopMaintenance()]);
      await queue.dispose(gone ? patienceWhileGone : undefined);
      await exporter.dispose();
      library.close();
    },
  };
}
