import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  carryView,
  clampPlacement,
  fitScale,
  leastZoom,
  mostZoom,
  panBy,
  place,
  sliderOfZoom,
  toggleFit,
  wheelFactor,
  zoomBy,
  zoomOfScale,
  zoomOfSlider,
  zoomTo,
  type Stage,
  type View,
} from '../../../../src/renderer/viewer/transform.ts';

const stage: Stage = { stage: { width: 1000, height: 700 }, picture: { width: 2496, height: 1664 }, pixelRatio: 1 };
const anyStage = fc.record({
  stage: fc.record({ width: fc.integer({ min: 300, max: 4000 }), height: fc.integer({ min: 200, max: 3000 }) }),
  picture: fc.record({ width: fc.integer({ min: 500, max: 8000 }), height: fc.integer({ min: 500, max: 8000 }) }),
  pixelRatio: fc.constantFrom(1, 1.25, 2),
});

describe('Fit', () => {
  it('shows all of the picture, centred, with a margin', () => {
    fc.assert(
      fc.property(anyStage, (chosen) => {
        const at = place(chosen, { kind: 'fit' });
        expect(chosen.picture.width * at.scale).toBeLessThanOrEqual(chosen.stage.width - 48 + 1e-6);
        expect(chosen.picture.height * at.scale).toBeLessThanOrEqual(chosen.stage.height - 48 + 1e-6);
        expect(at.left * 2 + chosen.picture.width * at.scale).toBeCloseTo(chosen.stage.width, 6);
      }),
    );
  });

  it('does not blow a small picture up beyond 100 %', () => {
    expect(fitScale({ ...stage, picture: { width: 100, height: 80 } })).toBe(1);
    expect(fitScale({ ...stage, picture: { width: 100, height: 80 }, pixelRatio: 2 })).toBe(0.5);
  });

  it('stays Fit when the stage changes, and cannot be dragged', () => {
    expect(carryView(stage, { ...stage, stage: { width: 400, height: 300 } }, { kind: 'fit' })).toEqual({
      kind: 'fit',
    });
    expect(panBy(stage, { kind: 'fit' }, { x: 90, y: 10 })).toEqual({ kind: 'fit' });
  });
});

describe('zooming', () => {
  it('keeps the point under the pointer where it is', () => {
    // A picture larger than the stage on all sides before and after, so that no edge is held.
    const large: Stage = { stage: { width: 800, height: 600 }, picture: { width: 6000, height: 6000 }, pixelRatio: 1 };
    const view: View = { kind: 'free', scale: 1, left: -2500, top: -2600 };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 0, max: 600 }),
        fc.double({ min: 0.8, max: 4, noNaN: true }),
        (x, y, factor) => {
          const after = zoomBy(large, view, factor, { x, y });
          const before = place(large, view);
          const now = place(large, after);
          expect((x - now.left) / now.scale).toBeCloseTo((x - before.left) / before.scale, 6);
          expect((y - now.top) / now.scale).toBeCloseTo((y - before.top) / before.scale, 6);
        },
      ),
    );
  });

  it('stays within 5 and 800 %, and never leaves the picture out of reach', () => {
    fc.assert(
      fc.property(
        anyStage,
        fc.array(fc.tuple(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.nat(4000), fc.nat(3000)), {
          maxLength: 8,
        }),
        (chosen, moves) => {
          let view: View = { kind: 'fit' };
          for (const [factor, x, y] of moves) view = zoomBy(chosen, view, factor, { x, y });
          const at = place(chosen, view);
          const zoom = zoomOfScale(at.scale, chosen.pixelRatio);
          expect(zoom).toBeLessThanOrEqual(mostZoom + 1e-9);
          expect(zoom).toBeGreaterThanOrEqual(
            Math.min(leastZoom, zoomOfScale(fitScale(chosen), chosen.pixelRatio)) - 1e-9,
          );
          expect(at.left).toBeLessThan(chosen.stage.width);
          expect(at.left + chosen.picture.width * at.scale).toBeGreaterThan(0);
          expect(clampPlacement(chosen, at)).toEqual({
            scale: at.scale,
            left: expect.closeTo(at.left, 6),
            top: expect.closeTo(at.top, 6),
          });
        },
      ),
    );
  });

  it('at 100 % shows one picture pixel on one pixel of the screen', () => {
    const view = toggleFit({ ...stage, pixelRatio: 2 }, { kind: 'fit' }, { x: 0, y: 0 });
    expect(view).toMatchObject({ kind: 'free', scale: 0.5 });
    expect(toggleFit(stage, view, { x: 0, y: 0 })).toEqual({ kind: 'fit' });
  });

  it('is the same on the slider and in per cent', () => {
    fc.assert(
      fc.property(fc.double({ min: leastZoom, max: mostZoom, noNaN: true }), (zoom) => {
        expect(zoomOfSlider(sliderOfZoom(zoom))).toBeCloseTo(zoom, 6);
      }),
    );
  });

  it('turns the wheel towards the picture to enlarge, whatever the unit', () => {
    expect(wheelFactor({ deltaY: -100, deltaMode: 0, ctrlKey: false })).toBeGreaterThan(1);
    expect(wheelFactor({ deltaY: 3, deltaMode: 1, ctrlKey: false })).toBeLessThan(1);
    expect(wheelFactor({ deltaY: 100_000, deltaMode: 2, ctrlKey: false })).toBeGreaterThan(0.5);
  });
});

describe('panning', () => {
  it('stops a margin beyond the edge', () => {
    const view = zoomTo(stage, { kind: 'fit' }, 1, { x: 500, y: 350 });
    expect(panBy(stage, view, { x: 1e6, y: 1e6 })).toMatchObject({ left: 24, top: 24 });
    expect(panBy(stage, view, { x: -1e6, y: -1e6 })).toMatchObject({ left: 1000 - 2496 - 24, top: 700 - 1664 - 24 });
  });

  it('keeps the same part in the middle for the next picture of the set', () => {
    const view = zoomTo(stage, { kind: 'fit' }, 1, { x: 700, y: 200 });
    expect(carryView(stage, stage, view)).toEqual({
      kind: 'free',
      scale: 1,
      left: expect.closeTo((view as { left: number }).left, 6),
      top: expect.closeTo((view as { top: number }).top, 6),
    });
  });
});
