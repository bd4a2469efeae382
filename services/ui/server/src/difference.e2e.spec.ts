import assert from 'node:assert/strict';
import { photometry, publisher } from '@wombat/proto';
import type { Browser, Page } from 'playwright-core';
import { axeViolations } from './testing/axe.js';
import { launchBrowser } from './testing/deskInBrowser.js';
import { ASKED_SERVICES, CURVE, SAMPLE_ANSWERS, SERIES, VALIDATION } from './testing/sampleAnswers.js';
import { serveDesk } from './testing/servedDesk.js';
import { WrittenEvidence } from './testing/writtenEvidence.js';

const HEAD = '#TYPE=Extended\n#OBSCODE=ABC\n#SOFTWARE=x\n#DELIM=,\n#DATE=JD\n#OBSTYPE=CCD\n';
const row = (date: string, mag: string) =>
  `XZ Cyg,${date},${mag},0.010,V,NO,STD,ENSEMBLE,na,118,11.800,1.2,na,X123,na\n`;
const at = '2026-01-01T00:00:00Z';
const made = (revision: number, gain: string) => ({
  ...{ revision, at, cause: 'other gain', by: 'ABC', settingsHash: gain, rows: 2 },
  settings: { 'cameras[1].gain': gain, band: '"V"' },
});

describe('a series that was reduced again, on the page', () => {
  const written = new WrittenEvidence();
  const desk = serveDesk(
    {
      ...SAMPLE_ANSWERS,
      series: [{ ...SERIES, revision: 2 }],
      validations: [publisher.Validation.fromJSON({ ...VALIDATION, revision: 2 })],
      curve: photometry.GetLightCurveResponse.fromJSON({ ...CURVE, revision: 2, reportSha256: 'ab' }),
      report: {
        ...{ revision: 2, previousRevision: 1, whyNotSendable: 'it is not approved' },
        report: written.text('now.txt', HEAD + row('2460964.28148', '9.456') + row('2460964.30000', '9.512')),
        previous: written.text('before.txt', HEAD + row('2460964.28148', '9.456') + row('2460964.30000', '9.500')),
      },
      history: { revisions: [made(2, '0.7'), made(1, '1.4')] },
    },
    ASKED_SERVICES,
    { environment: written.environment },
  );
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const SUMMARY = 'Since revision 1: 1 of 2 points differ, by 0.012 mag at most; 1 setting differs.';
  const cellsOf = (page: Page, region: string) =>
    page.getByRole('region', { name: region }).locator('tbody tr').locator('th, td').allTextContents();

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`tells what changed before anybody decides, point by point and by settings, in ${colorScheme}`, async () => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 844 }, colorScheme });
      await page.goto(desk.ui.url);
      await page.getByTestId('changes').filter({ hasText: SUMMARY }).waitFor();
      assert.deepEqual(await axeViolations(page), []);
      await page.getByRole('button', { name: 'Point by point' }).click();
      await page.getByRole('heading', { name: 'What changed' }).waitFor();
      await page.getByRole('img', { name: /^Change of each point, over time/ }).waitFor();
      assert.deepEqual(await cellsOf(page, 'Points that differ'), ['2460964.30000', '9.500', '9.512', '+0.012']);
      assert.deepEqual(await cellsOf(page, 'Settings that differ'), ['cameras[1].gain', '1.4', '0.7']);
      assert.deepEqual(await axeViolations(page), []);
      await page.close();
    });
  }
});
