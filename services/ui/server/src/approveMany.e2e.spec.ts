import assert from 'node:assert/strict';
import { publisher } from '@wombat/proto';
import type { Page } from 'playwright-core';
import { type DeskInBrowser, openDesk } from './testing/deskInBrowser.js';

const SERIES = 6;
const DIGEST = { points: 20, pointsOf: 20, testsFailed: 0, testsUnknown: 0, tests: 2, sketch: [9.1, 9.2] };

describe('approving many series at once', () => {
  let desk: DeskInBrowser;
  let page: Page;

  beforeAll(async () => {
    desk = await openDesk({ series: SERIES, points: 20 });
    const { answers } = desk.double;
    answers.validations = answers.validations.map((one) => publisher.Validation.fromJSON({ ...one, digest: DIGEST }));
    page = await desk.browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(desk.url);
  });
  afterAll(() => desk?.stop());

  const message = (text: string) => page.getByTestId('verdict-message').filter({ hasText: text });
  const saidOf = (verdict: string) =>
    desk.double.verdicts.filter((one) => one.verdict === verdict).map(({ targetName, filter }) => targetName + filter);

  it('says how many, and takes all of them back by one key', async () => {
    await page.getByRole('button', { name: `Approve ${SERIES} without a failed test …` }).click();
    await page.getByRole('checkbox', { name: /^V001 Cyg B/ }).uncheck();
    await page.getByLabel('Your name').fill('A. Observer');
    await page.getByRole('button', { name: `Approve ${SERIES - 1}`, exact: true }).click();
    await message(`You approved ${SERIES - 1} series.`)
      .getByRole('button', { name: 'Undo' })
      .waitFor();
    assert.equal(saidOf('approved').length, SERIES - 1);
    assert.deepEqual(saidOf('withdrawn'), []);
    await page.keyboard.press('u');
    await message(`You took back the verdict on ${SERIES - 1} series.`).waitFor();
    assert.deepEqual(saidOf('withdrawn'), saidOf('approved'));
    assert.ok(!saidOf('approved').includes('V001 CygB'), 'what was left out is not decided on');
  });

  it('tells what is refused, and offers no undo where nothing was done', async () => {
    desk.double.answers.validate = { code: 'FAILED_PRECONDITION', message: 'revision 2 is current: look again' };
    await page.getByRole('button', { name: `Approve ${SERIES} without a failed test …` }).click();
    await page.getByRole('button', { name: `Approve ${SERIES}`, exact: true }).click();
    await page.getByRole('alert').getByText('V001 Cyg B of 2025-10-15: revision 2 is current: look again').waitFor();
    await message(`You approved 0 of ${SERIES} series.`).waitFor();
    assert.equal(await page.getByTestId('verdict-message').getByRole('button', { name: 'Undo' }).count(), 0);
  });
});
