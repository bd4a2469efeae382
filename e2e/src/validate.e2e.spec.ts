/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { defaultNights } from '@wombat/observatory';
import Database from 'better-sqlite3';
import type { Browser, Locator, Page } from 'playwright-core';
import { eventually, eventuallyEquals, openBrowser, openPage, until } from './harness/browser.js';
import { closeDesk, drag } from './harness/desk.js';
import { layOut, type Run, startWombat, type Workplace } from './harness/workplace.js';

const FRAMES = 8;
const plan = defaultNights.xzCyg({ framesPerFilter: FRAMES, counts: { bias: 4, dark: 3, flatPerFilter: 4 } });
const SETTINGS = 'ingest: { fileSettleSeconds: 1, nightSettleSeconds: 2 }\n';
const NIGHT_MILLISECONDS = 240_000;

describe('Validate & Publish, on a simulated night, in a browser', () => {
  let workplace: Workplace;
  let wombat: Run;
  let browser: Browser;
  let page: Page;
  /** Whatever the browser complained of: errors of the page, and what the content security policy refused. */
  const complaints: string[] = [];

  beforeAll(async () => {
    workplace = await layOut(plan, SETTINGS);
    process.env.WOMBAT_UI_PORT = '0';
    wombat = startWombat(workplace, 'up');
    browser = await openBrowser();
    page = await openPage(browser, wombat, complaints);
  });
  afterAll(() => closeDesk({ browser, wombat, workplace }));

  const row = (filter: string) => page.getByRole('button', { name: new RegExp(`^XZ.Cyg ${filter} `) });
  const chip = (name: string, count: number) => page.getByRole('button', { name: `${name} ${count}`, exact: true });
  const range = () => page.getByTestId('range');
  const curve = () => page.getByTestId('light-curve');

  it('shows what runs, then both series of the night', async () => {
    await page.getByTestId('progress').filter({ hasText: /\S/ }).waitFor();
    for (const filter of ['V', 'B']) await row(filter).waitFor({ timeout: NIGHT_MILLISECONDS });
    await chip('Waiting', 2).waitFor();
    await eventuallyEquals(() => page.title(), '(2) wombat');
    assert.deepEqual(submitted(workplace), { B: null, V: null });
  });

  it('shows the light curve with its evidence', async () => {
    await row('V').click();
    await range()
      .filter({ hasText: /^JD \d+/ })
      .waitFor();
    const { jd, mag } = await shown(range());
    const [first, last] = [jdOf(plan.startUtc), jdOf(plan.startUtc) + 1 / 24];
    assert.ok(jd[0] < last && jd[1] > first, `the night is in ${jd}`);
    assert.ok(mag[0] < plan.target.faintest.V && mag[1] > plan.target.brightest.V, `the star is in ${mag}`);
    await eventually(
      () => inkOf(curve()),
      (pixels) => pixels > 500,
    );
    await page.getByText('T1 XZ Cyg').waitFor();
    await page
      .getByTestId('gate-summary')
      .filter({ hasText: /tests? / })
      .waitFor();
    await page.getByText(plan.sequence.chartId).waitFor();
    await page.getByRole('tab', { name: 'Points' }).click();
    await eventuallyEquals(() => page.getByTestId('points').locator('li').count(), FRAMES);
    await page.getByRole('tab', { name: 'Gate' }).click();
  });

  it('puts the bright magnitudes on top', async () => {
    const before = await shown(range());
    await drag(curve(), [0.3, 0.05], [0.7, 0.15]);
    const middle = (before.mag[0] + before.mag[1]) / 2;
    const after = await shownOnce(range(), ({ jd }) => jd[0] > before.jd[0] && jd[1] < before.jd[1]);
    assert.ok(after.mag[1] < middle, `the upper part shows ${after.mag}, of ${before.mag}`);
  });

  it('zooms by the wheel, moves with its tool, never past the points, and goes back to all of it', async () => {
    const boxed = await shown(range());
    await curve().hover();
    await page.mouse.wheel(0, -240);
    const wheeled = await shownOnce(range(), ({ jd }) => jd[1] - jd[0] < boxed.jd[1] - boxed.jd[0]);
    await page.keyboard.press('h');
    await drag(curve(), [0.5, 0.2], [0.6, 0.2]);
    await shownOnce(range(), ({ jd }) => jd[0] < wheeled.jd[0] && jd[1] < wheeled.jd[1]);
    await page.getByRole('button', { name: /^Reset zoom/ }).click();
    const all = await shownOnce(range(), ({ jd }) => jd[0] < boxed.jd[0] && jd[1] > boxed.jd[1]);
    const turned = await countWheel(curve());
    await curve().hover();
    await page.mouse.wheel(0, 2400);
    await eventually(turned, (count) => count > 0);
    assert.deepEqual(await shown(range()), all);
  });

  it('can be worked by the keyboard alone', async () => {
    const all = await shown(range());
    await curve().focus();
    await page.keyboard.press('+');
    await shownOnce(range(), ({ jd }) => jd[0] > all.jd[0] && jd[1] < all.jd[1]);
    const said = page.getByTestId('announced');
    for (const frame of [1, 2]) {
      await page.keyboard.press('ArrowRight');
      await said
        .filter({ hasText: new RegExp(`^T1, \\d+\\.\\d{3}, \\d\\d:\\d\\d UT, frame ${frame} of ${FRAMES}`) })
        .waitFor();
    }
    await page.keyboard.press('ArrowDown');
    await said.filter({ hasText: /^T2, .* frame 2 of/ }).waitFor();
    await page.keyboard.press('0');
    await eventuallyEquals(() => shown(range()), all);
  });

  it('keeps what is shown through a reload', async () => {
    await page.keyboard.press('+');
    await page.keyboard.press('s');
    const near = await shown(range());
    await until(() => /tool=select/.test(page.url()) && /zoom=/.test(page.url()));
    await page.reload();
    await eventuallyEquals(() => shown(range()), near);
    await page.getByRole('button', { name: /^Select/, pressed: true }).waitFor();
    await page.keyboard.press('0');
    await page.keyboard.press('z');
  });

  it('draws both stars on one axis on request', async () => {
    const apart = await shownOnce(range(), ({ jd }) => jd[1] > jd[0]);
    const stars = page.getByLabel('Stars');
    await stars.selectOption('together');
    await shownOnce(range(), ({ mag }) => mag[1] - mag[0] > apart.mag[1] - apart.mag[0]);
    await stars.selectOption('apart');
    await eventuallyEquals(() => shown(range()), apart);
  });

  it('rejects with a reason and a name', async () => {
    await page.getByRole('button', { name: 'Reject …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    assert.ok(await dialog.isVisible(), 'nothing is rejected without a reason');
    await dialog.getByLabel('Reason').fill('clouds in the second half');
    await dialog.getByLabel('Your name').fill('A. Observer');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await page.getByText(/^You rejected XZ.Cyg V of 2025-10-15\.$/).waitFor();
    await page.getByText('was rejected by A. Observer: clouds in the second half').waitFor();
    await chip('Decided', 1).waitFor();
    await until(() => page.getByRole('button', { name: 'Reject …' }).isDisabled());
    await until(() => submitted(workplace).V === 'usrrej');
  });

  it('approves with one click, once the name is known, also after a reload', async () => {
    await page.reload();
    await chip('Waiting', 1).click();
    await row('B').click();
    await page.getByRole('heading', { name: /^XZ.Cyg B$/ }).waitFor();
    await range()
      .filter({ hasText: /^JD \d+/ })
      .waitFor();
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByText(/^You approved XZ.Cyg B of 2025-10-15\.$/).waitFor();
    await page.getByTestId('nothing-waits').waitFor();
    await eventuallyEquals(() => submitted(workplace), { B: 'approved', V: 'usrrej' });
  });

  it('shows all series under Nights', async () => {
    await page.getByRole('link', { name: 'Nights' }).click();
    const lines = page.locator('.nights tbody tr');
    await eventuallyEquals(() => lines.count(), 2);
    const decided = /approved by the observer[\s\S]*rejected by the observer/;
    await eventually(
      () => lines.allInnerTexts(),
      (states) => decided.test(states.join('\n')),
    );
  });

  it('fits a narrow window, without a complaint of the browser', async () => {
    await page.setViewportSize({ width: 800, height: 900 });
    const fits = () =>
      eventually(
        () => page.evaluate(() => document.documentElement.scrollWidth),
        (width) => width <= 800,
      );
    await page.getByRole('link', { name: 'Nights' }).click();
    await page.locator('.nights').waitFor();
    await fits();
    await page.getByRole('link', { name: 'Validate & Publish' }).click();
    await page.getByRole('button', { name: /^Series/ }).click();
    await chip('Waiting', 0).click();
    await page.getByTestId('nothing-waits').waitFor();
    await fits();
    assert.deepEqual(complaints, []);
  });
});

/** `target.submitted` of every filter, as the observer's database has it. */
function submitted({ home }: Workplace): Record<string, string | null> {
  const db = new Database(join(home, 'wombatpipeline.db'), { readonly: true });
  try {
    const rows = db.prepare('SELECT filter, submitted FROM target ORDER BY filter').all();
    return Object.fromEntries(
      (rows as { filter: string; submitted: string | null }[]).map((row) => [row.filter, row.submitted]),
    );
  } finally {
    db.close();
  }
}

interface Shown {
  jd: [number, number];
  mag: [number, number];
}

/** The part of the curve that is shown, as the page says it. */
async function shown(range: Locator): Promise<Shown> {
  const text = (await range.textContent()) ?? '';
  const [jdFrom, jdTo, magFrom, magTo] = [...text.matchAll(/[\d.]+/g)].map(Number);
  if (jdFrom === undefined || jdTo === undefined || magFrom === undefined || magTo === undefined) {
    throw new Error(`no range in '${text}'`);
  }
  return { jd: [jdFrom, jdTo], mag: [magFrom, magTo] };
}

/** The part of the curve that is shown, once it is as told. */
function shownOnce(range: Locator, holds: (seen: Shown) => boolean): Promise<Shown> {
  return eventually(() => shown(range), holds);
}

/** Counts from now on how often the wheel has turned over it and the page has done with that; to be asked. */
async function countWheel(on: Locator): Promise<() => Promise<number>> {
  const count = 'wheelTurns';
  await on.evaluate((element, name) => {
    element.setAttribute(name, '0');
    const drawn = () => element.setAttribute(name, String(Number(element.getAttribute(name)) + 1));
    element.addEventListener('wheel', () => requestAnimationFrame(drawn));
  }, count);
  return async () => Number(await on.getAttribute(count));
}

/** How many pixels of a canvas are painted. */
function inkOf(canvas: Locator): Promise<number> {
  return canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) throw new Error('not a canvas');
    const pixels = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data ?? [];
    return pixels.filter((value, index) => index % 4 === 3 && value > 0).length;
  });
}

function jdOf(iso: string): number {
  return Date.parse(iso) / 86_400_000 + 2_440_587.5;
}
