import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { axeViolations } from './testing/axe.js';
import { launchBrowser } from './testing/deskInBrowser.js';
import { ASKED_SERVICES, SAMPLE_ANSWERS } from './testing/sampleAnswers.js';
import { serveDesk } from './testing/servedDesk.js';

const TEXT =
  'observer:\n  code: ABC # since 2019\ncameras:\n  # the mono one\n  - match: { INSTRUME: ASI1600 }\n    gain: 1.2\n';

describe('settings changed on the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wombat-settings-'));
  const file = join(folder, 'wombat.yaml');
  const desk = serveDesk(SAMPLE_ANSWERS, ASKED_SERVICES, { environment: { WOMBAT_CONFIG: file } });
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(file, TEXT);

  for (const [width, colorScheme] of [
    [1280, 'light'],
    [390, 'dark'],
  ] as const)
    it(`break no rule of axe, and need no mouse, at ${width} in ${colorScheme}`, async () => {
      writeFileSync(file, TEXT);
      const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme });
      await page.goto(`${desk.ui.url}/#/settings`);
      await page.getByLabel('Find a setting').fill('observer code');
      const row = page.getByRole('row', { name: 'observer.code' });
      await row.getByRole('button', { name: 'Change observer.code' }).press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Change observer.code' });
      assert.deepEqual(await axeViolations(page), []);

      await dialog.getByLabel('observer.code').fill('TOOLONG');
      await page.keyboard.press('Enter');
      await dialog.getByRole('alert').filter({ hasText: 'it must be an AAVSO observer code' }).waitFor();
      assert.deepEqual(await axeViolations(page), []);

      await dialog.getByLabel('observer.code').fill('XYZ');
      await page.keyboard.press('Enter');
      await dialog.getByText('code: XYZ # since 2019').waitFor();
      assert.deepEqual(await axeViolations(page), []);
      await dialog.getByLabel('Why').fill(`the code of ${width} ${colorScheme}`);
      await dialog.getByLabel('Your name').fill('Ada');
      await page.keyboard.press('Enter');
      await row.getByText(`the code of ${width} ${colorScheme}`).waitFor();
      await row.getByText('not in effect yet: ABC is').waitFor();
      await page.getByText('were started with other settings').waitFor();
      assert.deepEqual(await axeViolations(page), []);
      assert.equal(await readFile(file, 'utf8'), TEXT.replace('ABC', 'XYZ'));
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      await page.close();
    });

  it('are given as they stand in the file where they are several lines, and are not written over a newer file', async () => {
    writeFileSync(file, TEXT);
    const page = await browser.newPage({ viewport: { width: 1280, height: 844 } });
    await page.goto(`${desk.ui.url}/#/settings`);
    await page.getByRole('button', { name: 'Change cameras', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Change cameras' });
    const typed = await dialog.getByLabel('cameras').inputValue();
    assert.equal(typed, '# the mono one\n- match: { INSTRUME: ASI1600 }\n  gain: 1.2');
    await dialog.getByLabel('cameras').fill(typed.replace('1.2', '1.25'));
    await dialog.getByRole('button', { name: 'Show what changes' }).click();
    await dialog.getByText('gain: 1.25').waitFor();
    writeFileSync(file, `# by hand\n${TEXT}`);
    await dialog.getByLabel('Why').fill('measured anew');
    await dialog.getByLabel('Your name').fill('Ada');
    await dialog.getByRole('button', { name: 'Write it into the file' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'the file has changed since it was shown here' }).waitFor();
    assert.equal(await readFile(file, 'utf8'), `# by hand\n${TEXT}`);
    await page.close();
  });
});
