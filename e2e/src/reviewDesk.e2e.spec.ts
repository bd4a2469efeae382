import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { SITE_ACCOUNT, type SubmissionSite, startSite } from '@wombat/aavso-standin';
import { defaultNights, simulateNight } from '@wombat/observatory';
import type { Browser } from 'playwright-core';
import { eventually, eventuallyEquals, openBrowser, openPage, until } from './harness/browser.js';
import { Desk, drag, reportBytes, submittedOf } from './harness/desk.js';
import { layOut, type Run, startWombat, type Workplace } from './harness/workplace.js';

const FRAMES = 6;
const NIGHTS = ['20251015', '20251016', '20251017'] as const;
const [FIRST, SECOND, THIRD] = NIGHTS;
const SERIES = 2 * NIGHTS.length;
/** Of the third night: enough that a box takes thirty points. */
const MANY_FRAMES = 36;
const LEAST_BOXED = 30;
const framesOf = (night: string) => (night === THIRD ? MANY_FRAMES : FRAMES);
const SETTINGS = 'ingest: { fileSettleSeconds: 1, nightSettleSeconds: 2 }\n';
const NIGHT_MILLISECONDS = 240_000;
const MOST_KEYS = 20;

const planOf = (night: string) =>
  defaultNights.xzCyg({
    ...{
      night,
      startUtc: `${night.replace(/(....)(..)(..)/, '$1-$2-$3')}T19:05:00.000Z`,
      framesPerFilter: framesOf(night),
    },
    counts: { bias: 4, dark: 3, flatPerFilter: 4 },
  });

describe('the review desk of a running pipeline, with three nights of a star', () => {
  let workplace: Workplace;
  let site: SubmissionSite;
  let wombat: Run;
  let browser: Browser;
  let desk: Desk;
  const complaints: string[] = [];

  /** A browser of its own, with nothing remembered. */
  async function another(observer: string, said = complaints): Promise<Desk> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.addInitScript((name) => localStorage.setItem('wombat.observer', name), observer);
    return new Desk(await openPage(context, wombat, said));
  }

  beforeAll(async () => {
    workplace = await layOut(planOf(FIRST), SETTINGS);
    for (const night of NIGHTS.slice(1)) await simulateNight(workplace.data, planOf(night));
    site = await startSite();
    Object.assign(process.env, {
      ...{ WOMBAT_UI_PORT: '0', WOMBAT_AAVSO_SUBMIT: site.submitUrl, WOMBAT_AAVSO_LOGIN: site.loginUrl },
    });
    wombat = startWombat(workplace, 'up');
    browser = await openBrowser();
    desk = await another('A. Observer');
    await desk.button(`Waiting ${SERIES}`).waitFor({ timeout: NIGHT_MILLISECONDS });
  });
  afterAll(async () => {
    await browser?.close();
    wombat?.child.kill('SIGINT');
    const code = await wombat?.ended(60);
    await site?.close();
    await workplace?.close();
    assert.equal(code, 0, wombat?.output);
    assert.deepEqual(complaints, []);
  });

  it('approves five series and rejects a point in the sixth by at most twenty keys', async () => {
    let keys = 0;
    const press = async (key: string) => {
      keys++;
      await desk.page.keyboard.press(key);
    };
    await desk.page.reload();
    await desk.ready();
    for (let count = 1; count < SERIES; count++) {
      const before = await desk.shown();
      await desk.button('Approve').and(desk.page.locator(':enabled')).waitFor();
      await press('a');
      await eventually(
        () => desk.shown(),
        (now) => now !== before,
      );
      await desk.ready();
    }
    await press('ArrowRight');
    await press('x');
    await desk.page.getByRole('dialog', { name: 'Reject this point' }).waitFor();
    await press('Enter');
    await desk.words.filter({ hasText: `${FRAMES - 1} of ${FRAMES} points go out, 1 rejected by you` }).waitFor();
    assert.ok(keys <= MOST_KEYS, `${keys} keys`);
    // The point is in the colour of its night's other filter too: that report is another one now, and waits again.
    await eventually(
      () => submittedOf(workplace.home),
      (all) =>
        all[`${FIRST} B`] === null && Object.values(all).filter((each) => each === 'approved').length === SERIES - 2,
    );
    await desk.page.keyboard.press('u');
    await desk.words.filter({ hasText: `${FRAMES} of ${FRAMES} points go out.` }).waitFor();
  });

  it('takes an approval back by its notice, by a key, and by the button of what was decided before', async () => {
    const waits = () => eventuallyEquals(() => submittedOf(workplace.home)[`${THIRD} B`], null);
    await desk.open(THIRD, 'B');
    await desk.button('Take back').click();
    await desk.verdict.filter({ hasText: 'You took back the verdict on' }).waitFor();
    await waits();
    const approve = async () => {
      await desk.button('Approve').and(desk.page.locator(':enabled')).waitFor();
      await desk.page.keyboard.press('a');
      await desk.verdict.filter({ hasText: /^You approved .* 2025-10-17\./ }).waitFor();
      await eventuallyEquals(() => submittedOf(workplace.home)[`${THIRD} B`], 'approved');
    };
    for (const undo of [
      () => desk.verdict.getByRole('button', { name: 'Undo' }).click(),
      () => desk.page.keyboard.press('u'),
    ]) {
      await approve();
      await undo();
      await desk.verdict.filter({ hasText: 'You took back the verdict on' }).waitFor();
      await waits();
      await eventuallyEquals(() => desk.shown(), '2025-10-17 XZ_Cyg B');
    }
  });

  it('rejects thirty points in a box, makes report and tests anew, and undo restores every byte', async () => {
    await desk.open(THIRD, 'B');
    const before = reportBytes(workplace.data, THIRD, 'B');
    await desk.page.keyboard.press('s');
    await drag(desk.curve, [0.2, 0.05], [0.97, 0.95]);
    const chosen = await eventually(
      () => desk.chosen(),
      (count) => count > 0,
    );
    assert.ok(chosen >= LEAST_BOXED && chosen < MANY_FRAMES, `${chosen} chosen`);
    await desk.page.keyboard.press('x');
    const dialog = desk.page.getByRole('dialog', { name: `Reject ${chosen} points` });
    await dialog.getByText('trailed').click();
    await dialog.getByLabel('In words').fill('wind');
    await dialog.getByRole('button', { name: 'Reject them' }).click();
    const message = desk.page.getByTestId('points-message');
    await message.filter({ hasText: `${chosen} points rejected: ${MANY_FRAMES - chosen} go out. ` }).waitFor();
    await desk.words
      .filter({ hasText: `${MANY_FRAMES - chosen} of ${MANY_FRAMES} points go out, ${chosen} rejected` })
      .waitFor();
    const rows = (report: Buffer) =>
      report
        .toString()
        .split('\n')
        .filter((line) => !/^(#|$)/.test(line)).length;
    assert.deepEqual(
      [rows(before), rows(reportBytes(workplace.data, THIRD, 'B'))],
      [MANY_FRAMES, MANY_FRAMES - chosen],
    );
    await desk.page.keyboard.press('u');
    await message.filter({ hasText: `${chosen} points used again: ${MANY_FRAMES} go out. ` }).waitFor();
    assert.ok(reportBytes(workplace.data, THIRD, 'B').equals(before), 'the report differs');
    await desk.page.keyboard.press('U');
    await message.filter({ hasText: `${chosen} points rejected` }).waitFor();
    await desk.page.keyboard.press('u');
    await message.filter({ hasText: 'used again' }).waitFor();
    assert.ok(reportBytes(workplace.data, THIRD, 'B').equals(before), 'the report differs');
    await desk.page.keyboard.press('Escape');
  });

  it('shows in one browser what another decides', async () => {
    const other = await another('B. Other');
    await other.open(THIRD, 'B');
    await desk.open(THIRD, 'B');
    await other.button('Reject …').click();
    const dialog = other.page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('clouds');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await desk.page.getByTestId('offer').filter({ hasText: 'was rejected by B. Other: clouds' }).waitFor();
    await desk.button('Take back').click();
    await other.button('Reject …').and(other.page.locator(':enabled')).waitFor();
    await other.page.context().close();
  });

  it('refuses the verdict of a tab that has not seen the newer revision, and then shows it', async () => {
    // It complains of what is kept from it, and of what is refused.
    const stale = await another('S. Stale', []);
    await stale.open(THIRD, 'B');
    await stale.button('Approve').and(stale.page.locator(':enabled')).waitFor();
    const asleep = /\/api\/(series|stream|lightcurve)/;
    await stale.page.route(asleep, (route) => route.abort());
    await desk.page.getByRole('link', { name: 'Nights' }).click();
    await desk.page
      .getByRole('row')
      .filter({ hasText: '2025-10-17' })
      .getByRole('button', { name: 'Reduce again …' })
      .first()
      .click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByLabel('Why').fill('another look');
    await dialog.getByRole('button', { name: 'Reduce again' }).click();
    await desk.page.getByRole('link', { name: 'Validate & Publish' }).click();
    await desk.open(THIRD, 'B', NIGHT_MILLISECONDS);
    await desk.page.getByText(/revision 2, /).waitFor({ timeout: NIGHT_MILLISECONDS });
    await desk.button('Approve').and(desk.page.locator(':enabled')).waitFor();
    await stale.page.keyboard.press('a');
    await stale.page
      .getByTestId('verdict-refusal')
      .filter({ hasText: 'revision 1 was looked at, but revision 2 is current' })
      .waitFor();
    assert.equal(submittedOf(workplace.home)[`${THIRD} B`], null);
    await stale.page.unroute(asleep);
    await stale.page.getByText(/revision 2, /).waitFor();
    await stale.page.context().close();
  });

  it('hands out the file, and believes that it is submitted when it is told so', async () => {
    await desk.open(FIRST, 'V');
    await desk.button('Approve').and(desk.page.locator(':enabled')).click();
    await desk.verdict.filter({ hasText: /^You approved .* 2025-10-15\./ }).waitFor();
    await desk.open(FIRST, 'V');
    await desk.button(/^Push to AAVSO/).waitFor();
    await desk.page.keyboard.press('p');
    const dialog = desk.page.getByRole('dialog', { name: 'Push to the AAVSO' });
    const download = dialog.getByRole('button', { name: 'Download' });
    const [file] = await Promise.all([desk.page.waitForEvent('download'), download.click()]);
    const bytes = await readFile(await file.path());
    assert.equal(bytes.toString(), await dialog.getByRole('region', { name: 'The file' }).textContent());
    await dialog.getByRole('button', { name: 'I take it there' }).click();
    await dialog.getByText('handed to you').waitFor();
    assert.equal(submittedOf(workplace.home)[`${FIRST} V`], 'approved');
    await dialog.getByLabel('Note').fill('receipt 4711');
    await dialog.getByRole('button', { name: 'I have submitted it' }).click();
    await dialog.getByText('accepted', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await eventuallyEquals(() => submittedOf(workplace.home)[`${FIRST} V`], 'submitted');
    await until(async () => (await desk.button('Take back').count()) === 0);
  });

  it('sends a report with the account set on the page, after its preview was confirmed', async () => {
    await desk.page.getByRole('link', { name: 'Settings' }).click();
    await desk.page.getByLabel('Name at the AAVSO').fill(SITE_ACCOUNT.username);
    await desk.page.getByLabel('Password').fill(SITE_ACCOUNT.password);
    await desk.button('Keep it').click();
    await desk.page
      .getByText(/^Name and password are set on this page\. Reports are submitted by the pages of the AAVSO/)
      .waitFor();
    await desk.page.getByRole('link', { name: 'Validate & Publish' }).click();
    await desk.open(SECOND, 'V');
    await desk.page.keyboard.press('p');
    const dialog = desk.page.getByRole('dialog', { name: 'Push to the AAVSO' });
    await dialog.getByRole('button', { name: 'Send it, and look at the AAVSO’s preview' }).click();
    await dialog.getByText(`${FRAMES} rows, the AAVSO counts ${FRAMES}`).waitFor();
    assert.deepEqual(site.archive.commits, []);
    await dialog.getByRole('button', { name: `Confirm: send ${FRAMES} rows` }).click();
    await dialog.getByText(`${FRAMES} accepted`).waitFor();
    assert.equal(site.archive.commits.length, 1);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await eventuallyEquals(() => submittedOf(workplace.home)[`${SECOND} V`], 'submitted');
  });
});
