import assert from 'node:assert/strict';
import { layLetter } from '@wombat/eventlog/testkit';
import type { Browser, Page } from 'playwright-core';
import { axeViolations } from './testing/axe.js';
import { launchBrowser } from './testing/deskInBrowser.js';
import { ASKED_SERVICES, SAMPLE_ANSWERS } from './testing/sampleAnswers.js';
import { serveDesk } from './testing/servedDesk.js';

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
});
