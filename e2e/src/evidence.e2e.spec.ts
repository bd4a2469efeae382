/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultNights } from '@wombat/observatory';
import type { Browser, Page } from 'playwright-core';
import { eventually, eventuallyEquals, openBrowser, openPage } from './harness/browser.js';
import { closeDesk } from './harness/desk.js';
import { layOut, type Run, startWombat, type Workplace } from './harness/workplace.js';

const FRAMES = 4;
const plan = defaultNights.xzCyg({ framesPerFilter: FRAMES, counts: { bias: 2, dark: 2, flatPerFilter: 2 } });
const SETTINGS = 'ingest: { fileSettleSeconds: 1, nightSettleSeconds: 2 }\n';
const NIGHT_MILLISECONDS = 240_000;

describe('The evidence behind a light curve, in a browser', () => {
  let workplace: Workplace;
  let wombat: Run;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    workplace = await layOut(plan, SETTINGS);
    wombat = startWombat(workplace, 'up');
    browser = await openBrowser();
    page = await openPage(browser, wombat, complaints);
    const row = page.getByRole('button', { name: /^XZ.Cyg V / });
    await row.waitFor({ timeout: NIGHT_MILLISECONDS });
    await row.click();
    await page.getByTestId('range').filter({ hasText: /^JD/ }).waitFor({ timeout: NIGHT_MILLISECONDS });
  });
  afterAll(() => closeDesk({ browser, wombat, workplace }));

  const products = () => join(workplace.data, plan.night, 'Reduced', 'XZ_Cyg', 'V', 'r1');
  const report = () => join(products(), `XZ_Cyg_${plan.night}_aavso.txt`);
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });

  async function downloaded(name: string, role: 'link' | 'button' = 'link'): Promise<Buffer> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole(role, { name, exact: true }).click(),
    ]);
    return readFile(await download.path());
  }

  it('shows the report that would go out, row by row, and gives the files as they were written', async () => {
    await tab('Report').click();
    const rows = page.getByRole('region', { name: 'Rows of the report' }).locator('tbody tr');
    await eventuallyEquals(() => rows.count(), FRAMES);
    assert.match((await rows.first().textContent()) ?? '', /XZ Cyg/);
    await page.getByText('XZ_Cyg V of 20251015 is not approved').waitFor();
    assert.deepEqual(await downloaded('.txt'), await readFile(report()));
    assert.deepEqual(await downloaded('.radec'), await readFile(join(products(), 'XZ_Cyg.radec')));
    const provenance = await downloaded('provenance');
    assert.deepEqual(provenance, await readFile(join(products(), `XZ_Cyg_${plan.night}_provenance.json`)));
    const { points, report: told } = JSON.parse(provenance.toString('utf8'));
    assert.equal(points.length, FRAMES);
    assert.equal(
      told.sha256,
      createHash('sha256')
        .update(await readFile(report()))
        .digest('hex'),
    );
    assert.deepEqual(await downloaded('.tbl'), await readFile(join(products(), `XZ_Cyg_${plan.night}_phot.tbl`)));
  });

  it('gives the curve as a file of every kind', async () => {
    const csv = (await downloaded('csv')).toString('utf8').trim().split('\n');
    assert.equal(csv.length, 1 + 2 * FRAMES, 'a heading, and T1 and T2 on every frame');
    assert.equal(JSON.parse((await downloaded('json')).toString('utf8')).target.length, FRAMES);
    assert.match((await downloaded('votable')).toString('utf8'), /<VOTABLE version="1.4"/);
    const picture = (await downloaded('png', 'button')).toString('base64');
    assert.deepEqual(await page.evaluate(cornerOf, picture), [255, 255, 255, 255], 'on the paper of the page');
  });

  it('shows the frame of a point, the target bright in the middle of its aperture', async () => {
    await page.keyboard.press('.');
    const picture = page.locator('.frame-picture img');
    await eventually(
      () => picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)),
      (width) => width > 0,
    );
    const apertures = page.getByRole('img', { name: /^Frame .* with the apertures of T1, / });
    await apertures.waitFor();
    assert.equal(await apertures.locator('.t1 circle').count(), 3);
    const { inside, around } = await page.evaluate(brightness);
    assert.ok(inside > 150 && inside > 2 * around, `${inside} in the aperture, ${around} in the sky about it`);
    await page.getByRole('button', { name: 'whole' }).click();
    await page.getByRole('img', { name: /apertures of T1, T2, C3/ }).waitFor();
    await page.getByText('Where does this number come from?').click();
    await page
      .locator('.where-from li')
      .filter({ hasText: /^instrumental -?\d+\.\d{3} \+ zero point/ })
      .waitFor();
    assert.deepEqual((await page.locator('.where-from h3').allTextContents()).slice(0, 2), ['Magnitude', 'Error']);
  });

  it('shows the field with every star of the series, and saves it as a picture', async () => {
    await tab('Comps').click();
    for (const name of [/^T1 XZ.Cyg$/, /^T2 /, /^C3 /]) await page.getByRole('img', { name }).waitFor();
    assert.equal(await page.getByText('cannot be shown').count(), 0);
    const picture = await downloaded('PNG');
    assert.equal(picture.toString('latin1', 1, 4), 'PNG');
    assert.ok(picture.readUInt32BE(16) > 256, 'its width');
  });

  it('tells what happened to the series, with the name behind it', async () => {
    await page.evaluate(() => localStorage.setItem('wombat.observer', 'A. Observer'));
    await page.reload();
    await tab('History').click();
    const lines = page.locator('.history li');
    await eventuallyEquals(() => lines.count(), 1);
    assert.match((await lines.first().textContent()) ?? '', /revision 1: discovered by ingest, 4 rows/);
    await page.getByRole('button', { name: 'Reject …' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('clouds');
    await page.getByRole('dialog').getByLabel('Your name').fill('A. Observer');
    await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
    await page.getByText(/^You rejected XZ.Cyg V/).waitFor();
    await page.getByRole('button', { name: 'Decided 1', exact: true }).click();
    await page.getByRole('button', { name: /^XZ.Cyg V / }).click();
    await lines.filter({ hasText: 'revision 1 rejected by A. Observer: clouds' }).waitFor();
  });

  it('says that a report is gone from the disk', async () => {
    assert.deepEqual(complaints, []);
    await rename(report(), `${report()}.away`);
    await tab('Gate').click();
    await tab('Report').click();
    await page.getByText(/_aavso\.txt is not on the disk any more: reduce the series again/).waitFor();
  });

  it('says so of the series after the next start, and makes the report again when it is reduced again', async () => {
    wombat.child.kill('SIGINT');
    assert.equal(await wombat.ended(60), 0, wombat.output);
    wombat = startWombat(workplace, 'up');
    complaints.length = 0;
    page = await openPage(browser, wombat, complaints);
    // It opens the first that waits by itself; only then another is chosen.
    await page.getByRole('heading', { name: /^XZ.Cyg B$/ }).waitFor();
    await page.getByRole('button', { name: 'Decided 1', exact: true }).click();
    await page.getByRole('button', { name: /^XZ.Cyg V .*its report is gone from the disk/ }).click();
    await page.getByTestId('reduction-note').getByRole('button', { name: 'Reduce again …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Reduce XZ_Cyg V 2025-10-15 again' });
    await dialog.getByLabel('Why').fill('its report was deleted');
    await dialog.getByLabel('Your name').fill('A. Observer');
    await dialog.getByRole('button', { name: 'Reduce again' }).click();
    await page.getByRole('button', { name: /^Waiting/ }).click();
    await page.getByRole('button', { name: /^XZ.Cyg V r2 / }).click({ timeout: NIGHT_MILLISECONDS });
    await page.getByText(/revision 2, /).waitFor({ timeout: NIGHT_MILLISECONDS });
    await page.getByTestId('reduction-note').waitFor({ state: 'detached' });
    await tab('History').click();
    await page.getByText(/revision 2: its report was deleted by A\. Observer, 4 rows/).waitFor();
    await tab('Report').click();
    await eventuallyEquals(
      () => page.getByRole('region', { name: 'Rows of the report' }).locator('tbody tr').count(),
      FRAMES,
    );
  });
});

/** Red, green, blue and opacity in the corner of a PNG, in base64. Runs in the page. */
async function cornerOf(png: string): Promise<number[]> {
  const bytes = Uint8Array.from(atob(png), (byte) => byte.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  context?.drawImage(image, 0, 0);
  return [...(context?.getImageData(0, 0, 1, 1).data ?? [])];
}

/** Grey value of the picture's brightest pixel in T1's aperture, and the mean one in its sky ring. Runs in the page. */
function brightness() {
  const image = document.querySelector<HTMLImageElement>('.frame-picture img');
  const [aperture, inner, outer] = document.querySelectorAll<SVGCircleElement>('.frame-picture .t1 circle');
  const context = document.createElement('canvas').getContext('2d');
  if (image === null || context === null || !aperture || !inner || !outer) throw new Error('there is no picture');
  const { naturalWidth: width, naturalHeight: height } = image;
  Object.assign(context.canvas, { width, height });
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const [x, y] = [aperture.cx.baseVal.value - 0.5, aperture.cy.baseVal.value - 0.5];
  let [inside, sum, count] = [0, 0, 0];
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const away = Math.hypot(column - x, row - y);
      const grey = data[4 * (row * width + column)] ?? 0;
      if (away <= aperture.r.baseVal.value) inside = Math.max(inside, grey);
      if (away < inner.r.baseVal.value || away > outer.r.baseVal.value) continue;
      sum += grey;
      count++;
    }
  return { inside, around: sum / count };
}
