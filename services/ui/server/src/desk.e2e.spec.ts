/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { axeViolations } from './testing/axe.js';
import { type DeskInBrowser, openDesk } from './testing/deskInBrowser.js';

const SERIES = 200;
const POINTS = 10_000;
const WIDE = { width: 1280, height: 720 };
const TABLET = { width: 820, height: 1180 };
const PHONE = { width: 390, height: 844 };

describe('the desk, with two hundred series and ten thousand points', () => {
  let desk: DeskInBrowser;
  const complaints: string[] = [];

  beforeAll(async () => {
    desk = await openDesk({ series: SERIES, points: POINTS });
  });
  afterAll(async () => {
    await desk?.stop();
    assert.deepEqual(complaints, []);
  });

  async function open(viewport: { width: number; height: number }, colorScheme: 'light' | 'dark' = 'light') {
    const page = await desk.browser.newPage({ viewport, colorScheme });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(desk.url);
    await page
      .getByTestId('range')
      .filter({ hasText: /\S/ })
      .or(page.getByRole('button', { name: 'Curve' }))
      .first()
      .waitFor();
    return page;
  }

  const rows = (page: Page) => page.getByRole('button', { name: /^V\d{3} Cyg [BV] / });

  /** A row in the middle of the list: those at its edges come and go while it is scrolled. */
  const rowInSight = (page: Page) => rows(page).nth(10);

  for (const viewport of [WIDE, TABLET]) {
    it(`shows the whole curve of any row, and the verdict, without scrolling at ${viewport.width}`, async () => {
      const page = await open(viewport);
      const list = page.locator('.series-pane .list-scroll');
      for (const part of [0, 0.5, 1]) {
        if (viewport === TABLET) await page.getByRole('button', { name: /^Series/ }).click();
        await list.evaluate((element, to) => element.scrollTo(0, element.scrollHeight * to), part);
        const heading = page.locator('#detail-heading');
        const before = (await heading.textContent()) ?? '';
        await rowInSight(page).click();
        await heading.filter({ hasNotText: before }).waitFor();
        const name = ((await heading.textContent()) ?? '').trim();
        await page.getByTestId('light-curve').waitFor();
        for (const whole of [page.getByTestId('light-curve'), page.getByRole('region', { name: 'Your verdict' })]) {
          const box = await whole.boundingBox();
          assert.ok(
            box !== null && box.y >= 0 && box.y + box.height <= viewport.height,
            `${name}: ${JSON.stringify(box)}`,
          );
        }
        assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), viewport.height);
      }
      await page.close();
    });
  }

  it('approves five series in as many keys, and opens the next each time', async () => {
    const page = await open(WIDE);
    await page.evaluate(() => localStorage.setItem('wombat.observer', 'A. Observer'));
    await page.reload();
    await page.getByTestId('range').filter({ hasText: /\S/ }).waitFor();
    const opened: string[] = [];
    for (let count = 1; count <= 5; count++) {
      const heading = (await page.locator('#detail-heading').textContent()) ?? '';
      opened.push(heading);
      await page.keyboard.press('a');
      await page.getByTestId('verdict-message').filter({ hasText: 'You approved' }).waitFor();
      await page.locator('#detail-heading').filter({ hasNotText: heading }).waitFor();
      await page.getByTestId('range').filter({ hasText: /\S/ }).waitFor();
    }
    assert.equal(new Set(opened).size, 5);
    assert.equal(desk.double.verdicts.length, 5);
    await page.close();
  });

  it('reaches every point by keys, says it, and works no verdict key in a field', async () => {
    const page = await open(WIDE);
    const before = desk.double.verdicts.length;
    await page.keyboard.press('ArrowLeft');
    await page
      .getByTestId('announced')
      .filter({ hasText: `frame ${POINTS} of ${POINTS}` })
      .waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    await page.getByTestId('announced').filter({ hasText: /^T2, / }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('a cyg r');
    assert.equal(await page.getByRole('searchbox').inputValue(), 'a cyg r');
    assert.equal(desk.double.verdicts.length, before);
    await page.close();
  });

  /** Down a line across the curve, until a point is near. */
  async function overCurve(page: Page, part: number): Promise<void> {
    const box = await page.getByTestId('light-curve').boundingBox();
    assert.ok(box !== null);
    const [x, bottom] = [box.x + box.width * part, box.y + box.height * 0.9];
    for (let y = box.y + 10; y < bottom; y += 10) {
      await page.mouse.move(x, y);
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
      if (await page.getByTestId('tip').isVisible()) return;
    }
    assert.fail(`no point is near at ${part} of the width`);
  }

  it('tells of one point, the nearest, where thousands are in sight', async () => {
    const page = await open(WIDE);
    const tip = page.getByTestId('tip');
    const told: string[] = [];
    for (const part of [0.3, 0.5, 0.7]) {
      await overCurve(page, part);
      const lines = await tip.locator('p').allTextContents();
      assert.equal(lines.filter((line) => /^T[12] /.test(line)).length, 1, lines.join('\n'));
      const [filename] = lines.filter((line) => line.endsWith('.fits'));
      assert.ok(filename !== undefined);
      told.push(filename);
    }
    assert.deepEqual(told, [...new Set(told)].toSorted());
    await page.close();
  });

  it('chooses what lies in a box, adds with shift and removes with alt', async () => {
    const page = await open(WIDE);
    const curve = page.getByTestId('light-curve');
    const box = await curve.boundingBox();
    assert.ok(box !== null);
    const drag = async (from: number, to: number) => {
      await page.mouse.move(box.x + box.width * from, box.y + 8);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * to, box.y + box.height * 0.9, { steps: 4 });
      await page.mouse.up();
    };
    const chosen = async () =>
      Number(/(\d+) chosen/.exec((await page.getByTestId('points-words').textContent()) ?? '')?.[1]);
    await page.keyboard.press('s');
    await drag(0.3, 0.4);
    const first = await chosen();
    await page.keyboard.down('Shift');
    await drag(0.5, 0.6);
    await page.keyboard.up('Shift');
    const both = await chosen();
    await page.keyboard.down('Alt');
    await drag(0.3, 0.4);
    await page.keyboard.up('Alt');
    const second = await chosen();
    assert.ok(first > 500 && second > 500, `${first} and ${second} of ${POINTS}`);
    assert.equal(both, first + second);
    await page.keyboard.press('Escape');
    await page.getByTestId('points-words').filter({ hasNotText: 'chosen' }).waitFor();
    await page.close();
  });

  it('keeps the list when ingest is away, and says how old it is', async () => {
    const page = await open(WIDE);
    const { series } = desk.double.answers;
    desk.double.answers.series = { code: 'UNAVAILABLE', message: 'away' };
    await desk.tellChange();
    await page
      .getByTestId('as-of')
      .filter({ hasText: /^as of \d\d:\d\d/ })
      .waitFor();
    assert.ok((await rows(page).count()) > 5);
    desk.double.answers.series = series;
    await page.getByTestId('as-of').waitFor({ state: 'detached' });
    await page.close();
  });

  it('says on a first visit, with nothing there, what to do', async () => {
    const { series, validations } = desk.double.answers;
    Object.assign(desk.double.answers, { series: [], validations: [] });
    const page = await desk.browser.newPage({ viewport: WIDE });
    await page.goto(desk.url);
    await page.getByTestId('nothing-waits').filter({ hasText: 'Put a night into the data folder' }).waitFor();
    const unusable = [{ date: '20251015', targetName: 'T CrB', frames: 2, firstPath: 'a.fits', reason: 'it is short' }];
    Object.assign(desk.double.answers, { unusable });
    await desk.tellChange();
    await page
      .getByTestId('nothing-waits')
      .filter({ hasText: 'Lights were found of which none can be used' })
      .waitFor();
    await page.getByRole('link', { name: 'Nights' }).click();
    await page.getByText('T CrB: none of 2 lights can be used; the first, a.fits: it is short').waitFor();
    await page.getByRole('link', { name: /Validate/ }).click();
    Object.assign(desk.double.answers, { series, validations, unusable: [] });
    await desk.tellChange();
    await page.getByTestId('light-curve').waitFor();
    await page.close();
  });

  it('shows a newer revision by itself, and decides on that one', async () => {
    const { series, validations, curve } = desk.double.answers;
    assert.ok(Array.isArray(series) && 'revision' in curve);
    const page = await open(WIDE);
    await page.evaluate(() => localStorage.setItem('wombat.observer', 'A. Observer'));
    await page.reload();
    await page.getByText(/revision 1, /).waitFor();
    const again = <T extends object>(each: T) => ({ ...each, revision: 2 });
    const newer = { series: series.map(again), validations: validations.map(again), curve: again(curve) };
    Object.assign(desk.double.answers, newer);
    await desk.tellChange();
    await page.getByText(/revision 2, /).waitFor();
    await page.getByRole('button', { name: 'Approve', exact: true }).and(page.locator(':enabled')).waitFor();
    await page.keyboard.press('a');
    await page.getByTestId('verdict-message').filter({ hasText: 'You approved' }).waitFor();
    assert.equal(desk.double.verdicts.at(-1)?.revision, 2);
    Object.assign(desk.double.answers, { series, validations, curve });
    await page.close();
  });

  for (const viewport of [WIDE, TABLET, PHONE]) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`breaks no rule of axe at ${viewport.width} in ${scheme}`, async () => {
        const page = await open(viewport, scheme);
        const found: string[] = [];
        const look = async (what: string) =>
          found.push(...(await axeViolations(page)).map((each) => `${what}: ${each}`));
        await look('validate');
        const pages = page.getByRole('navigation', { name: 'Pages' });
        assert.ok(await pages.evaluate((nav) => nav.scrollWidth <= nav.clientWidth), 'a page is cut off');
        if (viewport === PHONE)
          for (const screen of ['Curve', 'Verdict']) {
            await page.getByRole('button', { name: screen, exact: true }).click();
            await look(screen);
          }
        else await page.getByRole('tab', { name: 'Points' }).click();
        await look('points');
        for (const [key, dialog] of [
          ['r', /^Reject/],
          ['?', 'Keys'],
        ] as const) {
          await page.keyboard.press(key);
          await page.getByRole('dialog', { name: dialog }).waitFor();
          await look(`dialog ${key}`);
          await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'detached' });
        }
        for (const tab of ['Nights', 'Targets', 'Ops', 'Settings']) {
          await page.getByRole('link', { name: tab }).click();
          await page.locator('.page').waitFor();
          await look(tab);
        }
        await page.getByRole('link', { name: 'Nights' }).click();
        await page.getByRole('button', { name: 'Reduce again …' }).first().click();
        await page.getByRole('dialog', { name: /^Reduce .* again$/ }).waitFor();
        await look('dialog of reducing again');
        assert.deepEqual(found, []);
        await page.close();
      });
    }
  }
});
