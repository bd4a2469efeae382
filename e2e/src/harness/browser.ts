import { setTimeout as sleep } from 'node:timers/promises';
import { inspect, isDeepStrictEqual } from 'node:util';
import { locate, notFound } from '@wombat/prerequisites';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Run } from './workplace.js';

const BROWSER_ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

export function openBrowser(): Promise<Browser> {
  const executablePath = locate('chromium');
  if (executablePath === null) throw new Error(notFound('chromium'));
  return chromium.launch({ executablePath, args: BROWSER_ARGUMENTS });
}

/**
 * The page of a running pipeline; whatever the browser complains of (its errors, what the content security policy
 * refused) is put down.
 */
export async function openPage(browser: Browser | BrowserContext, wombat: Run, complaints: string[]): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  await page.goto(await pageUrl(wombat));
  return page;
}

/** Where a pipeline that is starting serves its page. */
export async function pageUrl(wombat: Run): Promise<string> {
  const url = () => /ui: the page is at (\S+)/.exec(wombat.output)?.[1];
  const said = () => url() !== undefined || !wombat.isRunning;
  await lookUntil(said, (known) => known, 'the page did not say where it is', START_TRIES);
  const found = url();
  if (found === undefined) throw new Error(`the page did not come up: ${wombat.output}`);
  return found;
}

const TRIES = 600;
/** A machine that is busy starts seven processes slowly. */
export const START_TRIES = 4_800;
const PAUSE_MILLISECONDS = 50;

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  await lookUntil(holds, (held) => held, `it never came about: ${holds}`);
}

/** Waits until what is read is as told and gives it; a page draws after the click that asks for it. */
export function eventually<T>(read: () => T | Promise<T>, holds: (seen: T) => boolean): Promise<T> {
  return lookUntil(read, holds, `it never came about: ${holds}`);
}

/** Waits until what is read equals what is expected. */
export async function eventuallyEquals<T>(read: () => T | Promise<T>, expected: T): Promise<void> {
  const equals = (seen: T) => isDeepStrictEqual(seen, expected);
  await lookUntil(read, equals, `${read} never gave ${inspect(expected)}`);
}

/** Reads until it holds; the complaint says what never came about. */
export async function lookUntil<T>(
  read: () => T | Promise<T>,
  holds: (seen: T) => boolean,
  complaint: string,
  most = TRIES,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    const seen = await read();
    if (holds(seen)) return seen;
    if (tries > most) throw new Error(`${complaint}; it was ${inspect(seen)}`);
    await sleep(PAUSE_MILLISECONDS);
  }
}
