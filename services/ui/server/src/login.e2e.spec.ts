import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { axeViolations } from './testing/axe.js';
import { launchBrowser } from './testing/deskInBrowser.js';
import { PASSWORD, writePeople } from './testing/people.js';
import { ASKED_SERVICES, SAMPLE_ANSWERS } from './testing/sampleAnswers.js';
import { serveDesk } from './testing/servedDesk.js';

describe('the page where people log in', () => {
  const desk = serveDesk(SAMPLE_ANSWERS, ASKED_SERVICES, { prepare: writePeople });
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  for (const width of [1280, 820, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`breaks no rule of axe before and after at ${width} in ${colorScheme}`, async () => {
        const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme });
        await page.goto(desk.ui.url);
        await page.getByLabel('Name').fill('viewer');
        await page.keyboard.press('Tab');
        await page.keyboard.type('wrong');
        assert.deepEqual(await axeViolations(page), []);
        await page.keyboard.press('Enter');
        await page.getByRole('alert').filter({ hasText: 'name or password is not right' }).waitFor();
        assert.deepEqual(await axeViolations(page), []);
        await page.getByLabel('Password').fill(PASSWORD);
        await page.keyboard.press('Enter');
        await page.getByTestId('who').filter({ hasText: 'viewer, viewer' }).waitFor();
        assert.deepEqual(await axeViolations(page), []);
        await page.getByRole('button', { name: 'Log out' }).click();
        await page.getByRole('button', { name: 'Log in' }).waitFor();
        await page.close();
      });
    }
});
