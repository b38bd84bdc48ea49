import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openLibrary } from '../../src/main/library/index.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';
import type { Generation } from '../../src/shared/domain/index.ts';
import { recipeOf } from '../integration/library/recipes.ts';
import { insertGeneration } from '../integration/library/shelf.ts';
import { testImaging } from '../support/plainPicture.ts';
import { systemClock } from '../../src/shared/domain/clock.ts';
import type { App } from './app.ts';
import { fillApp } from './syntheticApp.ts';

/** A word that no line can be broken in. */
export const longWord = 'Sonnenuntergangsstimmungsbilderverzeichnis'.repeat(3);
const words = 'A lighthouse on a grassy headland above a calm evening sea, gouache, muted palette, fine grain';

interface Task {
  id: string;
  status: Generation['status'];
  prompt?: string;
  /** Minutes ago. */
  age: number;
  sent?: false;
  columns?: Record<string, string | number>;
}

const failure = (message: string, code = 'service_error', retry = 'yes'): Record<string, string> => ({
  error: JSON.stringify({ code, message, charged: 'no', retry }),
});

/** One card of each kind, and more failures than are shown at once. */
const tasks: Task[] = [
  { id: 'doubtful', status: 'unconfirmed', age: 4 },
  {
    id: 'found',
    status: 'unconfirmed',
    age: 6,
    prompt: 'Three pears, a lemon and a white jug on linen, soft window light, matte paint',
    columns: { match: JSON.stringify({ taskId: 'task-unified-1', createdAt: Date.now() - 360_000 }) },
  },
  { id: 'running1', status: 'running', age: 2, columns: { task_id: 'task-1', progress: 45, credits_reserved: 8.16 } },
  {
    id: 'running2',
    status: 'running',
    age: 1,
    prompt: longWord,
    columns: { task_id: 'task-2', credits_reserved: 2.04 },
  },
  ...Array.from({ length: 8 }, (_, index): Task => {
    const columns =
      index % 2 === 0
        ? failure('The service was overloaded. Nothing was charged. Wait a minute or two, then try once more.')
        : failure(
            'Declined by safety filter. Nothing was charged. Change the words or reference 2.',
            'content_policy_violation',
            'edit_first',
          );
    const prompt = index === 3 ? longWord : `${words}, number ${index + 1}`;
    return { id: `failed${index}`, status: 'failed', age: 10 + index * 300, prompt, columns };
  }),
];

/**
 * An app with the most of everything: the largest figures, the longest names, a card of each kind. Nothing it sends is
 * answered but the question for its credits.
 */
export class CrowdedApp {
  readonly app: App;
  #service: Server | undefined;
  #flags: string[] = [];

  constructor(app: App) {
    this.app = app;
  }

  async prepare(pictures = 40): Promise<void> {
    const { root } = await fillApp(this.app, pictures);
    const imaging = testImaging();
    const library = await openLibrary({ root, create: false, imaging, clock: systemClock, logger: silentLogger });
    for (const task of tasks) {
      const createdAt = Date.now() - task.age * 60_000;
      insertGeneration(
        library,
        recipeOf(task.id, {
          status: task.status,
          createdAt,
          prompt: task.prompt ?? words,
          more: task.sent === false ? {} : { submittedAt: new Date(createdAt + 1000).toISOString() },
        }),
      );
      for (const [column, value] of Object.entries(task.columns ?? {})) {
        library.database.prepare(`UPDATE generations SET ${column} = ? WHERE id = ?`).run(value, task.id);
      }
    }
    const ids = library.page({ limit: 12 }).items.map(({ id }) => id);
    library.curation.update(ids.slice(0, 2), { rating: 5, flag: 'pick', addTags: ['sea', longWord], note: longWord });
    library.curation.update(ids.slice(2, 3), { flag: 'reject', label: 'red' });
    library.curation.setTrashed(ids.slice(3, 5), true);
    const long = library.collections.create({ name: longWord });
    library.collections.create({ name: 'Inside', parentId: long.id });
    library.collections.create({ name: 'Spreads for the spring catalogue, second round' });
    library.close();
    await imaging.close();
    const service = createServer((request, response) => {
      const known = request.url?.startsWith('/v1/credits');
      response.writeHead(known ? 200 : 503, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(
          known
            ? { data: { user: { remaining_credits: 999_999.99 }, token: { remaining_credits: 999_999.99 } } }
            : { error: { code: 'service_unavailable', message: 'not now' } },
        ),
      );
    });
    await new Promise<void>((listening) => {
      service.listen(0, '127.0.0.1', listening);
    });
    this.#service = service;
    const origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
    this.#flags = ['--api-url', origin, '--files-url', origin];
  }

  async open(options: Parameters<App['open']>[0] = {}): Promise<void> {
    await this.app.open({ ...options, flags: this.#flags, environment: { REVERIE_API_KEY: 'x' } });
  }

  /** The library's folder. */
  get root(): string {
    return join(this.app.userData, 'library');
  }

  async dispose(): Promise<void> {
    await this.app.dispose();
    this.#service?.closeAllConnections();
    this.#service?.close();
  }
}
