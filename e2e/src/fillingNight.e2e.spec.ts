import assert from 'node:assert/strict';
import { defaultNights } from '@wombat/observatory';
import type { Browser, Page } from 'playwright-core';
import { eventually, openBrowser, openPage } from './harness/browser.js';
import { closeDesk } from './harness/desk.js';
import { layOut, type Run, startWombat, type Workplace } from './harness/workplace.js';

const plan = defaultNights.xzCyg({ framesPerFilter: 3, counts: { bias: 2, dark: 2, flatPerFilter: 2 } });
/** Lights in two filters, biases, darks, flats. */
const FILES = 2 * 3 + 2 + 2 + 2 * 2;
/** Nobody waits so long in a test: it begins because a person says so. */
const SETTINGS = 'ingest: { fileSettleSeconds: 1, nightSettleSeconds: 3600 }\n';
const NIGHT_MILLISECONDS = 240_000;

describe('A night that is being filled, in a browser', () => {
  let workplace: Workplace;
  let wombat: Run;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    workplace = await layOut(plan, SETTINGS);
    wombat = startWombat(workplace, 'up');
    browser = await openBrowser();
    await eventually(
      () => wombat.output,
      (output) => output.includes('ready: page '),
    );
    page = await openPage(browser, wombat, complaints);
  });
  afterAll(() => closeDesk({ browser, wombat, workplace }));

  const filling = () => page.locator('.filling li');

  async function status(...more: string[]): Promise<string> {
    const asked = startWombat(workplace, 'status', ...more);
    assert.equal(await asked.ended(), 0, asked.output);
    return asked.output;
  }

  it('is seen on the page, in status and in the lines of up, with when it begins', async () => {
    await page.getByRole('link', { name: 'Nights' }).click();
    const words = new RegExp(`${FILES} files, last \\d+ s ago; begins when still for 60 min \\(\\d+:\\d\\d\\)`);
    await filling().filter({ hasText: words }).waitFor();
    assert.match(await status(), words);
    const { filling: told } = JSON.parse(await status('--json'));
    assert.deepEqual(
      told.map(({ folder, files, begun }: Record<string, unknown>) => ({ folder, files, begun })),
      [{ folder: plan.night, files: FILES, begun: false }],
    );
    await eventually(
      () => wombat.output,
      (output) => words.test(output),
    );
  });

  it('begins when a person says so, with a name', async () => {
    await filling().getByRole('button', { name: 'Begin now' }).click();
    const dialog = page.getByRole('dialog', { name: 'Begin 2025-10-15 now' });
    await dialog.getByLabel('Your name').fill('A. Observer');
    await dialog.getByRole('button', { name: 'Begin now' }).click();
    await page.getByText('2025-10-15 begins now.').waitFor();
  });

  it('is paused on the page while it is reduced, by the name that is known, and goes on when it is resumed', async () => {
    const working = page.getByRole('list', { name: 'Nights at work' }).locator('li');
    await working.filter({ hasText: 'is being reduced' }).waitFor({ timeout: NIGHT_MILLISECONDS });
    await working.getByRole('button', { name: 'Pause' }).click();
    await working.filter({ hasText: 'paused by A. Observer' }).waitFor();
    await working.getByRole('button', { name: 'Resume' }).click();
    await page.getByText('2025-10-15 goes on.').waitFor();
  });

  it('is cancelled on the page with a reason, and resumed', async () => {
    const working = page.getByRole('list', { name: 'Nights at work' }).locator('li');
    await working.getByRole('button', { name: 'Cancel' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel 2025-10-15' });
    await dialog.getByLabel('Why').fill('clouds');
    await dialog.getByRole('button', { name: 'Cancel the night' }).click();
    const cancelled = page.getByRole('list', { name: 'Cancelled nights' }).locator('li');
    await cancelled.filter({ hasText: 'cancelled by A. Observer: clouds' }).waitFor();
    await cancelled.getByRole('button', { name: 'Resume' }).click();
    await cancelled.waitFor({ state: 'detached' });
  });

  it('is told once it waits to be judged', async () => {
    await filling().waitFor({ state: 'detached', timeout: NIGHT_MILLISECONDS });
    await page.getByRole('link', { name: 'Validate & Publish' }).click();
    for (const filter of ['V', 'B']) {
      await page
        .getByRole('button', { name: new RegExp(`^XZ.Cyg ${filter} `) })
        .waitFor({ timeout: NIGHT_MILLISECONDS });
    }
    await page.getByRole('button', { name: 'Waiting 2', exact: true }).waitFor({ timeout: NIGHT_MILLISECONDS });
    await eventually(
      () => wombat.output,
      (output) =>
        ['V', 'B'].every((filter) => new RegExp(`XZ.Cyg ${filter} 20251015: 3 points, .*; waits for you`).test(output)),
    );
    assert.deepEqual(complaints, []);
  });
});
