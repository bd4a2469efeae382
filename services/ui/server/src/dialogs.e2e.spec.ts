import assert from 'node:assert/strict';
import { ingest, photometry, publisher } from '@wombat/proto';
import type { Browser, Page } from 'playwright-core';
import { axeViolations } from './testing/axe.js';
import { launchBrowser } from './testing/deskInBrowser.js';
import { ASKED_SERVICES, CURVE, DIGEST, PROVENANCE, SAMPLE_ANSWERS } from './testing/sampleAnswers.js';
import { serveDesk } from './testing/servedDesk.js';
import { WrittenEvidence } from './testing/writtenEvidence.js';

const NIGHT = '20251015';
const COUNTS = { found: 4, broken: 1, failed: 0, calibrated: 3, solved: 3, measured: 3, reported: 3 };
const STATES = { 'AA Cyg': 'validate', 'BB Cyg': 'validate', 'CC Cyg': 'validate', 'DD Cyg': 'approved' } as const;
const seriesOf = (targetName: string) => ({ targetName, filter: 'V', revision: 1 });
const sent = {
  ...{ submissionId: '1-0badc0de', state: 'rejected', submitter: 'auth0Form', starName: 'DD Cyg', rows: 3 },
  ...{ previewRows: 2, complaints: [{ row: 1, words: 'MAG: enter a number' }], by: 'ABC', at: '2026-01-01T00:00:00Z' },
  ...{ sentence: 'The AAVSO counted other rows.', fileName: 'DD_Cyg_aavso.txt', observerCode: 'ABC' },
  series: [{ night: NIGHT, targetName: 'DD Cyg', filter: 'V' }],
};

const term = { camera: 'ASI', basis: 'B-V', fitted: 0.021, fittedError: 0.004 };
const answers = {
  ...SAMPLE_ANSWERS,
  colourTerms: [{ night: NIGHT, targetName: 'AA Cyg', filter: 'V', term }],
  series: [
    ...Object.entries(STATES).map(([name, state]) =>
      ingest.SeriesState.fromJSON({
        ...{ ...seriesOf(name), date: NIGHT, proc: 'done', apphot: 'validate', counts: COUNTS },
        ...(state === 'approved' && { submitted: 'approved' }),
      }),
    ),
    ...Object.entries({ 'EE Cyg': 'novsx', 'FF Cyg': 'novsp' }).map(([name, apphot]) =>
      ingest.SeriesState.fromJSON({ ...seriesOf(name), date: NIGHT, proc: 'done', apphot, counts: COUNTS }),
    ),
  ],
  validations: Object.entries(STATES).map(([name, state]) =>
    publisher.Validation.fromJSON({
      ...{ ...seriesOf(name), night: NIGHT, state },
      digest: name === 'AA Cyg' ? DIGEST : { ...DIGEST, testsFailed: 0, worst: undefined },
    }),
  ),
  curve: photometry.GetLightCurveResponse.fromJSON({
    ...CURVE,
    target: CURVE.target.map((point) => ({ ...point, frameSha256: 'ab'.repeat(32) })),
    gate: [{ name: 'checkStar', verdict: 'fail', sentence: 'It is off.', value: 0.2, threshold: 0.1 }],
    comps: [
      { auid: '000-A', label: '118', role: 'C3', catalogueMag: 11.8, measuredMag: 11.81, residual: 0.01 },
      { auid: '000-B', label: '120', role: '', catalogueMag: 12, reason: 'saturated' },
    ],
  }),
  push: {
    listSubmissions: { submissions: [sent] },
    listCorrections: {
      corrections: [
        { ...sent, sentAt: sent.at, series: sent.series[0], observations: [{ sent: 'DD CYG,1', now: '' }] },
      ],
    },
    draftSubmission: {
      rows: 3,
      sha256: 'ab'.repeat(32),
      text: '#TYPE=Extended\n',
      submitter: 'manual',
      submitUrl: 'https://x.example',
    },
  },
};

/** On a phone the evidence is behind a button. */
async function openEvidence(page: Page, tab: string): Promise<void> {
  if (page.viewportSize()?.width === 390) await page.getByRole('button', { name: 'Verdict', exact: true }).click();
  await page.getByRole('tab', { name: tab }).click();
}

async function seePictures(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const pictures = [...document.querySelectorAll<HTMLImageElement>('[role=dialog] img')];
    return pictures.length > 0 && pictures.every(({ naturalWidth }) => naturalWidth > 0);
  });
}

/** Every dialog with the keys and clicks that open it on a desk, by a pattern of the name it then has. */
const DIALOGS: Readonly<Record<string, (page: Page, open: (star: string) => Promise<void>) => Promise<void>>> = {
  'Approve AA Cyg': async (page, open) => {
    await open('AA Cyg');
    await page.keyboard.press('a');
  },
  'Reject AA Cyg': async (page, open) => {
    await open('AA Cyg');
    await page.keyboard.press('r');
  },
  'Reject this point': async (page, open) => {
    await open('AA Cyg');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('x');
  },
  Keys: async (page, open) => {
    await open('AA Cyg');
    await page.keyboard.press('?');
  },
  'Push to the AAVSO': async (page, open) => {
    await open('DD Cyg');
    await page.getByText('Push to AAVSO').waitFor({ state: 'attached' });
    await page.keyboard.press('p');
    await page.getByText('row 1: MAG: enter a number').waitFor();
    await page.getByRole('region', { name: 'The file' }).waitFor();
  },
  'Frames of AA Cyg': async (page) => {
    await page.getByRole('link', { name: 'Nights' }).click();
    await page
      .getByRole('button', { name: /^4 found, 1 broken/ })
      .first()
      .click();
    await page.getByRole('region', { name: 'Frames' }).waitFor();
    await seePictures(page);
  },
  'Masters of 2025-10-15': async (page) => {
    await page.getByRole('link', { name: 'Nights' }).click();
    await page.getByRole('button', { name: 'Masters of 2025-10-15' }).click();
    await seePictures(page);
  },
  'Reduce with these stars': async (page, open) => {
    await open('AA Cyg');
    await openEvidence(page, 'Comps');
    await page.getByRole('checkbox', { name: 'Use 118' }).click();
    await page.getByRole('button', { name: 'Reduce so …' }).click();
  },
  'Reduce .. Cyg V 2025-10-15 again': async (page) => {
    await page.getByRole('link', { name: 'Nights' }).click();
    await page.getByRole('button', { name: 'Reduce again …', exact: true }).first().click();
  },
};

describe('every dialog of the page, and what opens on its tabs', () => {
  const written = new WrittenEvidence();
  const desk = serveDesk(answers, ASKED_SERVICES, { environment: written.environment });
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
    const flat = await written.ramp('flat.fits');
    const sha256 = 'ab'.repeat(32);
    Object.assign(desk.double.answers, {
      frame: await written.frame('a.fits'),
      field: await written.field('field.fits'),
      frames: [{ path: 'Reduced/a.fits', sha256, state: 'failed', stage: 'solve', reason: 'too few stars' }],
      masters: [{ night: NIGHT, calType: 'flat', filter: 'V', state: 'built', product: flat }],
      products: { revision: 1, provenance: written.text('provenance.json', JSON.stringify(PROVENANCE)) },
    });
  });
  afterAll(() => browser?.close());

  for (const width of [1280, 820, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`breaks no rule of axe at ${width} in ${colorScheme}`, async () => {
        const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme });
        const found: string[] = [];
        const look = async (what: string) =>
          found.push(...(await axeViolations(page)).map((each) => `${what}: ${each}`));
        const open = async (star: string) => {
          await page.goto(`${desk.ui.url}/#/validate/${NIGHT}/${encodeURIComponent(star)}/V`);
          await page.locator('#detail-heading').filter({ hasText: star }).waitFor({ state: 'attached' });
          await page.getByTestId('light-curve').waitFor({ state: 'attached' });
        };
        await open('AA Cyg');
        for (const [name, act] of Object.entries(DIALOGS)) {
          await act(page, open);
          await page.getByRole('dialog', { name: new RegExp(`^${name}`) }).waitFor();
          await look(name);
          await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'detached' });
        }
        await page.getByRole('link', { name: 'Validate & Publish' }).click();
        await open('AA Cyg');
        if (width === 390) await page.getByRole('button', { name: 'List', exact: true }).click();
        if (width === 820) await page.getByRole('button', { name: /^Series/ }).click();
        await page.getByRole('button', { name: 'Approve 2 without a failed test …' }).click();
        await page.getByRole('dialog', { name: 'Approve all that passed their tests' }).waitFor();
        await look('approve many');
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        if (width === 820) await page.getByRole('button', { name: /^Series/ }).click();
        await page.goto(`${desk.ui.url}/#/validate/${NIGHT}/EE%20Cyg/V`);
        await page.locator('#detail-heading').filter({ hasText: 'EE Cyg' }).waitFor({ state: 'attached' });
        await look('which star');
        await open('BB Cyg');
        await openEvidence(page, 'Comps');
        await page.getByText('000-B, 12.000: saturated').waitFor();
        await page.getByRole('img', { name: 'T2 118, 000-BJS-001' }).waitFor();
        await look('comps');
        await page.keyboard.press('.');
        await page.getByText('Where does this number come from?').click();
        await page.locator('.where-from h3').first().waitFor();
        await look('where a number comes from');
        await page.goto(`${desk.ui.url}/#/validate/${NIGHT}/FF%20Cyg/V`);
        if (width === 390) await page.getByRole('button', { name: 'Curve', exact: true }).click();
        await page.getByRole('button', { name: 'Ask VSX and VSP now' }).click();
        await page.getByText('VSX and VSP are asked now.').waitFor();
        await look('ask VSX and VSP now');
        await page.getByRole('link', { name: 'Targets' }).click();
        await page.getByRole('button', { name: 'Curve of all nights' }).first().click();
        await page
          .getByRole('img', { name: /^Light curve of AA Cyg over all nights; V: one point of one night/ })
          .waitFor();
        await page.getByRole('button', { name: 'Colour terms over all nights' }).click();
        await page
          .getByRole('img', { name: 'Colour term of ASI, V, by B-V: one night, mean +0.021 ± 0.004' })
          .waitFor();
        await page.getByText('Each night', { exact: true }).click();
        await page.getByRole('cell', { name: '+0.021 ± 0.004' }).waitFor();
        await look('targets');
        await page.getByRole('link', { name: 'Ops' }).click();
        await page.getByLabel('From').selectOption('info');
        await page.getByRole('region', { name: 'Lines of the log' }).waitFor();
        await look('ops');
        assert.deepEqual(found, []);
        await page.close();
      });
    }
});
