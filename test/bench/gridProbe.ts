import type { Browser, CDPSession, Page } from 'playwright-core';

/** A picture in the grid's view, and how its row lies to the view's top edge. */
export interface Standing {
  id: string;
  /** Share of its height that is above the view's top edge. */
  share: number;
  /** Pixels of its top edge below the view's, negative above it. */
  top: number;
}

/** A task of the page's main thread, in milliseconds. */
export interface Task {
  /** By the clock: with as many busy processes as cores, most of it may be others' work. */
  clock: number;
  /** Of the processor. */
  own: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

/** Runs in the page before its own scripts: counts frames, and knows the grid. */
const probeScript = `
window.probe = {
  frames: [],
  scroller() {
    let element = document.querySelector('[role=grid]');
    while (element && getComputedStyle(element).overflowY !== 'auto') element = element.parentElement;
    return element;
  },
  tilesInView() {
    const view = probe.scroller().getBoundingClientRect();
    return [...document.querySelectorAll('[data-picture]')]
      .map((tile) => ({ tile, box: tile.getBoundingClientRect() }))
      .filter(({ box }) => box.bottom > view.top && box.top < view.bottom);
  },
  first() {
    const view = probe.scroller().getBoundingClientRect();
    const tiles = probe.tilesInView().sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
    if (tiles.length === 0) return undefined;
    const { tile, box } = tiles[0];
    return { id: tile.dataset.picture, share: (view.top - box.top) / box.height, top: box.top - view.top };
  },
  /** Where a picture stands that may not be first any more. */
  where(id) {
    const view = probe.scroller().getBoundingClientRect();
    const box = document.querySelector('[data-picture="' + CSS.escape(id) + '"]')?.getBoundingClientRect();
    return box && { id, share: (view.top - box.top) / box.height, top: box.top - view.top };
  },
  frame: () => new Promise((done) => requestAnimationFrame(done)),
  /** Milliseconds from a jump to the first thumbnail and to all of them. */
  async jump(place) {
    const before = new Set([...document.querySelectorAll('[data-picture]')].map((tile) => tile.dataset.picture));
    const began = performance.now();
    probe.scroller().scrollTop = place;
    let first;
    for (;;) {
      await probe.frame();
      const fresh = probe.tilesInView().filter(({ tile }) => !before.has(tile.dataset.picture));
      const drawn = fresh.filter(({ tile }) => tile.querySelector('img')?.naturalWidth > 0);
      if (drawn.length > 0) first ??= performance.now() - began;
      if (fresh.length > 0 && drawn.length === fresh.length) return { first, all: performance.now() - began };
      if (performance.now() - began > 20_000) return { first: first ?? Infinity, all: Infinity };
    }
  },
};
let last = performance.now();
requestAnimationFrame(function again(now) {
  probe.frames.push(now - last);
  last = now;
  requestAnimationFrame(again);
});
`;

/** The grid as the person sees it, measured from within the page. */
export class GridProbe {
  readonly page: Page;
  readonly #browser: Browser;
  readonly #session: CDPSession;

  private constructor(browser: Browser, page: Page, session: CDPSession) {
    this.#browser = browser;
    this.page = page;
    this.#session = session;
  }

  /** Call before the page is opened. */
  static async on(browser: Browser, page: Page): Promise<GridProbe> {
    await page.addInitScript(probeScript);
    return new GridProbe(browser, page, await page.context().newCDPSession(page));
  }

  #ask<Answer>(expression: string): Promise<Answer> {
    return this.page.evaluate(expression) as Promise<Answer>;
  }

  /** Begins to watch the tasks and frames of what is done next. */
  async watch(): Promise<void> {
    await this.settle();
    await this.#ask('void globalThis.probe?.frames.splice(0)');
    await this.#browser.startTracing(this.page, { categories: ['toplevel'] });
  }

  settle(milliseconds = 400): Promise<void> {
    return this.page.waitForTimeout(milliseconds);
  }

  /** The tasks since `watch`, by Chromium's own account, the longest first. */
  async tasks(): Promise<Task[]> {
    await this.settle();
    const trace = JSON.parse((await this.#browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    const thread = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
    const named = trace.traceEvents.filter(
      ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
    );
    const pages = new Set(named.map(thread));
    return trace.traceEvents
      .filter((event) => event.name === 'ThreadControllerImpl::RunTask' && event.ph === 'X' && pages.has(thread(event)))
      .map(({ dur = 0, tdur = 0 }) => ({ clock: dur / 1000, own: tdur / 1000 }))
      .toSorted((one, other) => other.own - one.own);
  }

  frames(): Promise<number[]> {
    return this.#ask('probe.frames');
  }

  first(): Promise<Standing | undefined> {
    return this.#ask('probe.first()');
  }

  /** Undefined when it is not drawn. */
  where(id: string): Promise<Standing | undefined> {
    return this.#ask(`probe.where(${JSON.stringify(id)})`);
  }

  rowCount(): Promise<string> {
    return this.#ask(`document.querySelector('[role=grid]').getAttribute('aria-rowcount')`);
  }

  scroll(): Promise<{ top: number; most: number; height: number }> {
    return this.#ask(
      '(({ scrollTop, scrollHeight, clientHeight }) => ({ top: scrollTop, most: scrollHeight - clientHeight, height: clientHeight }))(probe.scroller())',
    );
  }

  /** Puts the scroll bar's handle somewhere, in pixels of the scroll area. */
  async drag(top: number): Promise<void> {
    await this.#ask(`void (probe.scroller().scrollTop = ${top})`);
    await this.#ask('probe.frame()');
  }

  jump(top: number): Promise<{ first: number; all: number }> {
    return this.#ask(`probe.jump(${top})`);
  }

  /** One step of the wheel, and the frame after it. */
  async wheel(pixels: number): Promise<void> {
    await this.page.mouse.wheel(0, pixels);
    await this.#ask('probe.frame()');
  }

  async overGrid(): Promise<void> {
    const box = await this.page.getByRole('grid').first().locator('..').boundingBox();
    if (!box) throw new Error('There is no grid.');
    await this.page.mouse.move(box.x + box.width / 2, 500);
  }

  /** Megabytes of JavaScript objects in use after a collection, and how many nodes the document has. */
  async memory(): Promise<{ megabytes: number; nodes: number }> {
    await this.#session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#session.send('Runtime.getHeapUsage');
    const { nodes } = await this.#session.send('Memory.getDOMCounters');
    return { megabytes: usedSize / 1e6, nodes };
  }
}
