/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Run, Workplace } from './workplace.js';

/** `target.submitted` of every series of the observer's database, by night and filter. */
export function submittedOf(home: string): Record<string, string | null> {
  const db = new Database(join(home, 'wombatpipeline.db'), { readonly: true });
  try {
    const rows = db.prepare('SELECT date, filter, submitted FROM target ORDER BY date, filter').all();
    const told = rows as { date: string; filter: string; submitted: string | null }[];
    return Object.fromEntries(told.map(({ date, filter, submitted }) => [`${date} ${filter}`, submitted]));
  } finally {
    db.close();
  }
}

/** The bytes of the AAVSO report of a series' first revision, as they lie on the disk. */
export function reportBytes(data: string, night: string, filter: string): Buffer {
  return readFileSync(join(data, night, 'Reduced/XZ_Cyg', filter, 'r1', `XZ_Cyg_${night}_aavso.txt`));
}

/** Ends what a story needs, as far as it came up, as an observer would; the pipeline must end well. */
export async function closeDesk(needed: { browser?: Browser; wombat?: Run; workplace?: Workplace }): Promise<void> {
  const { browser, wombat, workplace } = needed;
  await browser?.close();
  wombat?.child.kill('SIGINT');
  const code = await wombat?.ended(60);
  await workplace?.close();
  assert.equal(code, 0, wombat?.output);
}

/** Moves with the button held, in steps as a hand does; places are parts of the width and the height. */
export async function drag(on: Locator, from: [number, number], to: [number, number]): Promise<void> {
  await on.scrollIntoViewIfNeeded();
  const box = await on.boundingBox();
  if (box === null) throw new Error('the chart is not on the page');
  const { mouse } = on.page();
  const at = ([x, y]: [number, number]) => [box.x + box.width * x, box.y + box.height * y] as const;
  await mouse.move(...at(from));
  await mouse.down();
  await mouse.move(...at(to), { steps: 8 });
  await mouse.up();
}

/** The desk of one browser, by what stands on it. */
export class Desk {
  constructor(readonly page: Page) {}

  get heading() {
    return this.page.locator('#detail-heading');
  }
  get curve() {
    return this.page.getByTestId('light-curve');
  }
  get words() {
    return this.page.getByTestId('points-words');
  }
  get verdict() {
    return this.page.getByTestId('verdict-message');
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** Opens a series by its address, and waits for its curve; longer where it is still being made. */
  async open(night: string, filter: string, milliseconds?: number): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, `#/validate/${night}/XZ_Cyg/${filter}`);
    await this.page.getByText(new RegExp(`^${night.replace(/(....)(..)(..)/, '$1-$2-$3')}, `)).waitFor();
    await this.heading.filter({ hasText: new RegExp(` ${filter}$`) }).waitFor();
    await this.ready(milliseconds);
  }

  /** What is on the screen can be judged. */
  async ready(milliseconds?: number): Promise<void> {
    await this.page
      .getByTestId('range')
      .filter({ hasText: /^JD \d+/ })
      .waitFor(milliseconds === undefined ? {} : { timeout: milliseconds });
  }

  /** Which series is on the screen. */
  async shown(): Promise<string> {
    const heading = await this.heading.textContent();
    const line = await this.page.locator('.series-heading .soft').textContent();
    return `${line?.trim().slice(0, 10)} ${heading?.trim()}`;
  }

  async chosen(): Promise<number> {
    return Number(/(\d+) chosen/.exec((await this.words.textContent()) ?? '')?.[1] ?? 0);
  }
}
