import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { axeViolations } from './testing/axe.js';
import { launchBrowser } from './testing/deskInBrowser.js';
import { ASKED_SERVICES, CURVE, SAMPLE_ANSWERS } from './testing/sampleAnswers.js';
import { serveDesk } from './testing/servedDesk.js';
import { WrittenEvidence } from './testing/writtenEvidence.js';

const HEAD = '#TYPE=Extended\n#OBSCODE=ABC\n#SOFTWARE=x\n#DELIM=,\n#DATE=JD\n#OBSTYPE=CCD\n';
const row = (date: string, mag: string) =>
  `XZ Cyg,${date},${mag},0.010,V,NO,STD,ENSEMBLE,na,118,11.800,1.2,na,X123,na\n`;
const COMP = { raDegrees: 60, decDegrees: 20, catalogueMag: 11.8, catalogueError: 0.02, reason: '' };
const at = '2026-01-01T00:00:00Z';

describe('the evidence on the page', () => {
  const written = new WrittenEvidence();
  const answers = {
    ...SAMPLE_ANSWERS,
    curve: {
      ...CURVE,
      reportSha256: 'ab',
      comps: [
        { ...COMP, auid: '000-BJS-001', label: '118', role: 'T2' },
        { ...COMP, auid: '000-BJS-002', label: '120', role: 'C3' },
        { ...COMP, auid: '000-BJS-003', label: '123', role: '', reason: 'it is saturated' },
      ],
      target: CURVE.target.map((point) => ({ ...point, frameSha256: 'ab'.repeat(32) })),
    },
    report: {
      ...{ revision: 1, whyNotSendable: 'it is not approved' },
      report: written.text('now.txt', HEAD + row('2460964.28148', '9.456') + row('2460964.3', 'bright')),
      previous: written.text('before.txt', HEAD + row('2460964.28148', '9.456')),
    },
    history: {
      revisions: [{ revision: 1, at, cause: 'discovered', by: 'ingest', settingsHash: 'ab', rows: 2 }],
      verdicts: [{ at, verdict: 'approved', by: 'ABC', reason: '', revision: 1 }],
      points: [{ at, by: 'ABC', reasonCode: 'cloud', words: 'thick', frames: 2 }],
    },
    filling: [
      { folder: '20251016', files: 3, lastFileSecondsAgo: 4, settleSeconds: 300, beginsInSeconds: 296, begun: false },
    ],
  };
  const desk = serveDesk(answers, ASKED_SERVICES, { environment: written.environment });
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
    desk.double.answers.frame = await written.frame('a.fits');
    desk.double.answers.field = await written.field('field.fits');
  });
  afterAll(() => browser?.close());

  for (const width of [1280, 820, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`breaks no rule of axe at ${width} in ${colorScheme}`, async () => {
        const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme });
        await page.goto(desk.ui.url);
        const tab = (name: string) => page.getByRole('tab', { name, exact: true });
        if (width === 390) await page.getByRole('button', { name: 'Verdict', exact: true }).click();
        await tab('Report').click();
        await page.getByText('MAG bright is no number').waitFor();
        assert.equal(await page.locator('tr.changed').count(), 1);
        assert.deepEqual(await axeViolations(page), []);
        await tab('Comps').click();
        await page.getByRole('img', { name: 'T2 118, 000-BJS-001' }).waitFor();
        assert.deepEqual(await axeViolations(page), []);
        await page.getByRole('button', { name: 'Larger' }).click();
        await page.getByRole('dialog').getByRole('img', { name: 'T2 118, 000-BJS-001' }).waitFor();
        assert.deepEqual(await axeViolations(page), []);
        await page.keyboard.press('Escape');
        await tab('History').click();
        await page.getByText('2 points rejected (cloud) by ABC: thick').waitFor();
        assert.deepEqual(await axeViolations(page), []);
        await page.keyboard.press('.');
        await page.getByRole('img', { name: 'Frame a.fits with the apertures of T1, T2' }).waitFor();
        assert.deepEqual(await axeViolations(page), []);
        await page.getByRole('button', { name: 'blink' }).click();
        await page.getByRole('button', { name: 'blink', pressed: true }).waitFor();
        assert.deepEqual(await axeViolations(page), []);
        await page.getByRole('link', { name: 'Nights' }).click();
        await page.getByText(/^3 files, last \d+ s ago; begins when still for 5 min/).waitFor();
        assert.deepEqual(await axeViolations(page), []);
        await page.getByRole('button', { name: 'Begin now' }).click();
        await page.getByRole('dialog', { name: 'Begin 2025-10-16 now' }).waitFor();
        assert.deepEqual(await axeViolations(page), []);
        await page.close();
      });
    }

  it('shows the stars of the field: picture and table point at each other, and the picture is there to keep', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 844 } });
    await page.goto(desk.ui.url);
    await page.getByRole('tab', { name: 'Comps', exact: true }).click();
    const star = (name: string) => page.getByRole('img', { name });
    const isPointed = (name: string) => star(name).evaluate((drawn) => drawn.classList.contains('pointed'));
    await star('T1 XZ Cyg').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.equal(await isPointed('C3 120, 000-BJS-002'), true);
    assert.equal(
      await page.locator('tr.pointed').textContent(),
      await page.locator('tr', { hasText: '120' }).textContent(),
    );
    await page.keyboard.press('ArrowRight');
    await page.getByText('123, 000-BJS-003: not used, it is saturated', { exact: true }).last().waitFor();
    assert.equal(await page.locator('li.pointed').count(), 1);
    await page.locator('tr', { hasText: '118' }).hover();
    assert.equal(await isPointed('T2 118, 000-BJS-001'), true);
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'PNG', exact: true }).click();
    assert.equal((await saved).suggestedFilename(), 'XZ Cyg_V_20251015_field.png');
    const picture = PNG.sync.read(await readFile(await (await saved).path()));
    assert.deepEqual([picture.width, picture.height], [200, 352]);
    await page.close();
  });
});
