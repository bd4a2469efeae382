/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** What may be waited for in the page: the end of a gesture, or the picture of a frame. */
export type Gesture = 'wheel' | 'pointerup' | 'keydown';

declare global {
  var drawnMilliseconds: Promise<number>;
  var curveDrawnAt: number | undefined;
}

/** From the moment the page is opened on: puts down when the curve has been drawn for the first time. */
export async function watchFirstDrawing(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('[data-testid="light-curve"]') === null) requestAnimationFrame(look);
      else
        setTimeout(() => {
          globalThis.curveDrawnAt = performance.now();
        });
    };
    requestAnimationFrame(look);
  });
}

export interface FirstDrawing {
  /** From asking the server for the curve until its answer was there. */
  answerMilliseconds: number;
  /** From then until it was drawn. */
  drawMilliseconds: number;
}

/** Of the curve the page opened with, once it is drawn. */
export async function firstDrawing(page: Page): Promise<FirstDrawing> {
  await page.waitForFunction(() => globalThis.curveDrawnAt !== undefined);
  return page.evaluate(() => {
    const asked = performance.getEntriesByType('resource').find(({ name }) => name.includes('/api/lightcurve'));
    if (!(asked instanceof PerformanceResourceTiming) || globalThis.curveDrawnAt === undefined)
      throw new Error('no curve was asked for');
    return {
      answerMilliseconds: asked.responseEnd - asked.startTime,
      drawMilliseconds: globalThis.curveDrawnAt - asked.responseEnd,
    };
  });
}

/** Milliseconds from a gesture, as the browser dates it, until what it asks for has been drawn. */
export async function untilDrawn(page: Page, gesture: Gesture, act: () => Promise<void>): Promise<number> {
  await page.evaluate((kind) => {
    globalThis.drawnMilliseconds = new Promise((done) => {
      let begun = 0;
      const drawn = () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
      const start = (event: Event) => {
        begun = event.timeStamp;
        if (kind !== 'keydown') drawn();
      };
      addEventListener(kind, start, { once: true, capture: true });
      if (kind !== 'keydown') return;
      const onLoad = ({ target }: Event) => {
        if (!(target instanceof HTMLImageElement) || target.closest('.frame-picture') === null) return;
        document.removeEventListener('load', onLoad, true);
        drawn();
      };
      document.addEventListener('load', onLoad, true);
    });
  }, gesture);
  await act();
  return page.evaluate(() => globalThis.drawnMilliseconds);
}
