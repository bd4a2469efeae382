import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { axeViolations } from './testing/axe.js';
import { launchBrowser } from './testing/deskInBrowser.js';
import { ASKED_SERVICES, CURVE, SAMPLE_ANSWERS } from './testing/sampleAnswers.js';
import { serveDesk } from './testing/servedDesk.js';
import { WrittenEvidence } from './testing/writtenEvidence.js';

const HEAD = '#TYPE=Extended\n#OBSCODE=ABC\n#SOFTWARE=x\n#DELIM=,\n#DATE=JD\n#OBSTYPE=CCD\n';
const row = (date: string, mag: string) =>
  `XZ Cyg,${date},${mag},0.010,V,NO,STD,ENSEMBLE,na,118,11.800,1.2,na,X123,na\n`;
const at = '2026-01-01T00:00:00Z';

describe('the evidence on the page', () => {
  const written = new WrittenEvidence();
  const answers = {
    ...SAMPLE_ANSWERS,
    curve: {
      ...CURVE,
      reportSha256: 'ab',
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
        await tab('History').click();
        await page.getByText('2 points rejected (cloud) by ABC: thick').waitFor();
        assert.deepEqual(await axeViolations(page), []);
        await page.keyboard.press('.');
        await page.getByRole('img', { name: 'Frame a.fits with the apertures of T1, T2' }).waitFor();
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
});
