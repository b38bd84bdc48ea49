/* A whole Reverie without its desktop, which does what its parent orders until it is killed. */
import { randomBytes } from 'node:crypto';
import { createStudio } from '../../src/main/studio/index.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';
import type { PictureId } from '../../src/shared/domain/ids.ts';
import { emptyDraft } from '../../src/shared/seedream/draft.ts';
import { imagingWorker } from '../support/plainPicture.ts';
import { plainProtector } from '../support/plainProtector.ts';
import { scaledClock } from '../support/scaledClock.ts';
import type { Answer, Marks, Order } from './orders.ts';

const { USER_DATA = '', ORIGIN = '', SPEED = '100', BEGINNING = '0' } = process.env;
const settlePause = 50;

const studio = await createStudio({
  userData: USER_DATA,
  version: 'soak',
  platform: 'linux',
  standIn: true,
  clock: scaledClock(Number(SPEED), Number(BEGINNING)),
  random: (count) => randomBytes(count),
  logger: silentLogger,
  protector: plainProtector,
  environmentKey: 'soak-key',
  apiOrigin: ORIGIN,
  filesOrigin: ORIGIN,
  imagingWorker,
});
const { handlers } = studio;

async function marks(): Promise<Marks> {
  const found: Marks = {};
  for (const trashed of [false, true]) {
    let cursor: string | undefined;
    do {
      const page = await handlers['library.page']({ trashed }, cursor);
      for (const { id, rating } of page.items) found[id] = { rating, trashed };
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }
  return found;
}

async function settle(): Promise<Answer['settled']> {
  for (;;) {
    const { items } = await handlers['generations.list']({ limit: 500 });
    const open = items.filter(({ status }) => !['completed', 'failed', 'cancelled', 'unconfirmed'].includes(status));
    const unconfirmed = items.filter(({ status }) => status === 'unconfirmed');
    const matched = unconfirmed.find(({ match }) => match !== undefined);
    if (matched) {
      // Another generation may have taken the task meanwhile; then the next look finds none for this one.
      await Promise.resolve(handlers['generations.resolveUnconfirmed'](matched.id, 'adopt')).catch(() => undefined);
    } else if (open.length === 0 && unconfirmed.every(({ checkedAt }) => checkedAt !== undefined)) {
      return items.map(({ id, status, taskId }) => (taskId === undefined ? { id, status } : { id, status, taskId }));
    }
    await new Promise((resolve) => {
      setTimeout(resolve, settlePause);
    });
  }
}

async function carryOut(order: Order): Promise<Omit<Answer, 'number'>> {
  switch (order.do) {
    case 'submit': {
      const { prompt, count, separate, fromPicture } = order;
      const added =
        fromPicture === undefined ? undefined : await handlers['references.addFromPicture'](fromPicture as PictureId);
      const references = added?.status === 'accepted' ? [{ referenceId: added.reference.id }] : [];
      const countMode = separate ? 'separate' : 'set';
      await handlers['generations.submit']({ ...emptyDraft, prompt, count, countMode, references });
      return {};
    }
    case 'rate':
      await handlers['library.update']([order.picture as PictureId], { rating: order.rating }, {});
      return {};
    case 'trash':
      await handlers['library.trash']([order.picture as PictureId], { evenStarred: true });
      return {};
    case 'restore':
      await handlers['library.restore']([order.picture as PictureId], {});
      return {};
    case 'marks':
      return { marks: await marks() };
    case 'settle': {
      const settled = await settle();
      return settled ? { settled } : {};
    }
    case 'held': {
      const { items } = await handlers['generations.list']({ limit: 500 });
      return { held: items.filter(({ held }) => held !== undefined).map(({ id }) => id) };
    }
  }
}

process.on('message', ({ number, order }: { number: number; order: Order }) => {
  void carryOut(order)
    .catch((error: unknown) => ({ problem: String(error) }))
    .then((answer) => process.send?.({ number, ...answer }));
});
process.once('SIGTERM', () => {
  void studio.dispose().then(() => process.exit(0));
});
process.send?.({ number: 0 });
