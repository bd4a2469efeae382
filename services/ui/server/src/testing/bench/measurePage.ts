/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { DeskInBrowser } from '../deskInBrowser.js';
import { firstDrawing, untilDrawn, watchFirstDrawing } from './drawnTimes.js';

/** Every measured time of a kind, in milliseconds. */
export interface PageTimes {
  /** Asking for the curve until its answer is there. */
  answer: number[];
  /** The curve's answer until it is drawn. */
  firstDraw: number[];
  /** A step of the wheel until the curve is drawn anew. */
  wheelStep: number[];
  /** The end of a box until what lies in it is marked as chosen. */
  boxSelection: number[];
  /** A key that goes to the next point until its frame is shown, made into a picture for the first time. */
  newFrame: number[];
  /** The same once its picture has been made. */
  keptFrame: number[];
}

/** Opens the page as often as told, and does each thing on it as often. */
export async function measurePage(desk: DeskInBrowser, frames: readonly object[], runs: number): Promise<PageTimes> {
  const drawn = await openings(desk, runs);
  const page = await desk.browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(desk.url);
  await curveOf(page).waitFor();
  const wheelStep = await wheelSteps(page, runs);
  const boxSelection = await boxes(page, runs);
  const pictures = await framePictures(page, desk, frames);
  await page.close();
  return { ...drawn, wheelStep, boxSelection, ...pictures };
}

const curveOf = (page: Page) => page.getByTestId('light-curve');

async function openings(desk: DeskInBrowser, runs: number): Promise<Pick<PageTimes, 'answer' | 'firstDraw'>> {
  const [answer, firstDraw]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    const page = await desk.browser.newPage({ viewport: { width: 1280, height: 720 } });
    await watchFirstDrawing(page);
    await page.goto(desk.url);
    const { answerMilliseconds, drawMilliseconds } = await firstDrawing(page);
    answer.push(answerMilliseconds);
    firstDraw.push(drawMilliseconds);
    await page.close();
  }
  return { answer, firstDraw };
}

/** Into the curve and out of it again: near and far have other marks. */
async function wheelSteps(page: Page, runs: number): Promise<number[]> {
  await curveOf(page).focus();
  await curveOf(page).hover();
  const steps: number[] = [];
  for (let run = 0; run < runs; run++)
    for (const deltaY of [-120, -120, -120, 120, 120, 120])
      steps.push(await untilDrawn(page, 'wheel', () => page.mouse.wheel(0, deltaY)));
  return steps;
}

async function boxes(page: Page, runs: number): Promise<number[]> {
  const box = await curveOf(page).boundingBox();
  assert.ok(box !== null, 'the curve is not on the page');
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  const taken: number[] = [];
  await page.keyboard.press('s');
  for (let run = 0; run < runs; run++) {
    await page.mouse.move(...at(0.3, 0.05));
    await page.mouse.down();
    await page.mouse.move(...at(0.6, 0.95), { steps: 4 });
    taken.push(await untilDrawn(page, 'pointerup', () => page.mouse.up()));
    await page.getByTestId('points-words').filter({ hasText: 'chosen' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('points-words').filter({ hasNotText: 'chosen' }).waitFor();
  }
  await page.keyboard.press('z');
  return taken;
}

/** Along the points and back: the second time every picture has been made. */
async function framePictures(
  page: Page,
  { double }: DeskInBrowser,
  frames: readonly object[],
): Promise<Pick<PageTimes, 'newFrame' | 'keptFrame'>> {
  const [first, ...others] = frames;
  double.answers.frame = first ?? {};
  await page.keyboard.press('.');
  await page.locator('.frame-picture img').waitFor();
  const walk = async (key: string, along: readonly object[]) => {
    const taken: number[] = [];
    for (const frame of along) {
      double.answers.frame = frame;
      taken.push(await untilDrawn(page, 'keydown', () => page.keyboard.press(key)));
    }
    return taken;
  };
  const newFrame = await walk('.', others);
  const keptFrame = await walk(',', others.toReversed());
  return { newFrame, keptFrame };
}
