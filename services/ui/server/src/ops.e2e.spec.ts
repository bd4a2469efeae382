import assert from 'node:assert/strict';
import { layLetter } from '@wombat/eventlog/testkit';
import type { Browser, Page } from 'playwright-core';
import { axeViolations } from './testing/axe.js';
import { launchBrowser } from './testing/deskInBrowser.js';
import { ASKED_SERVICES, SAMPLE_ANSWERS } from './testing/sampleAnswers.js';
import { serveDesk } from './testing/servedDesk.js';
import { nightOf, writeLog } from './testing/writtenLog.js';

describe('Ops on the page', () => {
  const desk = serveDesk(SAMPLE_ANSWERS, ASKED_SERVICES);
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  async function openOps(width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme });
    await page.goto(`${desk.ui.url}/#/ops`);
    await page.getByRole('heading', { name: 'Broker' }).waitFor();
    return page;
  }

  it('has the masters of a night made anew after a word on what comes of it', async () => {
    await layLetter(desk.natsUrl, { reason: 'no bias can be read', sequence: 1, task: 'master' });
    const page = await openOps(1280, 'light');
    await page.getByText('no bias can be read').waitFor();
    await page.getByRole('button', { name: 'Make the masters anew' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make the masters anew' });
    await dialog.getByText('is reduced again, all of it').waitFor();
    assert.deepEqual(await axeViolations(page), []);
    assert.deepEqual(desk.double.reductions, []);
    await dialog.getByLabel('Your name').fill('A. Observer');
    await dialog.getByRole('button', { name: 'Make the masters anew' }).click();
    await page.getByText('and its series reduced again.').waitFor();
    await page.getByText('Nothing lies there.').waitFor();
    const [{ targetName, failedOnly, by } = { targetName: '?', failedOnly: true, by: '' }] = desk.double.reductions;
    assert.deepEqual([targetName, failedOnly, by], ['', false, 'A. Observer']);
    await page.close();
  });

  it('warns where the clock of the browser is another one than that of the server', async () => {
    const page = await openOps(1280, 'light');
    await page.getByText(/clock of the server: .*, 0\.\d s (ahead of|behind) that of this browser/).waitFor();
    await page.clock.setFixedTime(Date.now() + 3_600_000);
    await page.getByRole('link', { name: 'Targets' }).click();
    await page.getByRole('heading', { name: 'Broker' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Ops' }).click();
    await page.getByText(/are 3\d{3}\.\d s apart: one of them is wrong/).waitFor();
    assert.deepEqual(await axeViolations(page), []);
    await page.close();
  });

  describe('shows the log of events', () => {
    const NIGHTS = 30;
    beforeAll(() => writeLog(desk.natsUrl, NIGHTS));

    for (const width of [1280, 820, 390])
      for (const colorScheme of ['light', 'dark'] as const) {
        it(`and breaks no rule of axe at ${width} in ${colorScheme}`, async () => {
          const page = await openOps(width, colorScheme);
          await page.getByText('passed over: ').waitFor();
          assert.deepEqual(await axeViolations(page), []);
          await page.getByRole('button', { name: 'FramesSolved' }).first().click();
          await page.locator('pre.payload').waitFor();
          assert.deepEqual(await axeViolations(page), []);
          await page.close();
        });
      }

    it('a page at a time, by what is asked for, each event with what it follows from', async () => {
      const page = await openOps(1280, 'light');
      const rows = page.getByRole('region', { name: 'Events of the log' }).locator('tbody tr');
      await rows.nth(49).waitFor();
      for (const left of [50, 4 * NIGHTS + 2 - 100]) {
        await page.getByRole('button', { name: 'Older' }).click();
        await page.getByRole('button', { name: 'Newer' }).waitFor();
        await rows.nth(left - 1).waitFor();
      }
      await page.getByText('there is nothing older that fits').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Older' }).count(), 0);
      await page.getByLabel('Night', { exact: true }).fill('2025-10-07');
      await page.getByLabel('Filter of the telescope').fill('B');
      await page.getByRole('button', { name: 'Find' }).click();
      await page.getByText('2 events; there is nothing older').waitFor();
      await page.getByRole('button', { name: 'FramesSolved' }).click();
      const dialog = page.getByRole('dialog', { name: /^Event events/ });
      await dialog.getByText(`"night": "${nightOf(7)}"`).waitFor();
      await dialog.getByRole('button', { name: `lost:${nightOf(7)}/XZ Cyg/B` }).click();
      await page
        .getByRole('dialog', { name: /^Event frames/ })
        .getByText('"path": "Light/a.fits"')
        .waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
      await page.getByLabel('Type').selectOption('FrameFailed');
      await page.getByText('One event; there is nothing older').waitFor();
      await page.close();
    });
  });
});
