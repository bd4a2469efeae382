import assert from 'node:assert/strict';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultNights } from '@wombat/observatory';
import Database from 'better-sqlite3';
import type { Browser, Page } from 'playwright-core';
import { eventually, eventuallyEquals, openBrowser, openPage } from './harness/browser.js';
import { closeDesk } from './harness/desk.js';
import { layOut, type Run, startWombat, type Workplace } from './harness/workplace.js';

const SETTINGS = 'ingest: { fileSettleSeconds: 1, nightSettleSeconds: 2 }\n';
const NIGHT_MILLISECONDS = 240_000;
const UNKNOWN = 'field7';
/** A number of two releases of Gaia, each for another star of the field. */
const AMBIGUOUS = 'Gaia4111834567779557376';
/** What the server answers to a name VSX does not know; the browser complains of it. */
const REFUSED = '412';

const ready = defaultNights.rwPsA({
  filters: ['V'],
  framesPerFilter: 8,
  counts: { bias: 3, dark: 0, flatPerFilter: 3 },
});
const plan = { ...ready, target: { ...ready.target, aliases: ['Gaia DR3 4111834567779557376'] } };
const comp = plan.sequence.comps.find(({ auid }) => auid === '000-SIM-204');
assert.ok(comp !== undefined);
const neighbour = {
  ...{ Name: 'V9 PsA', OID: '9', VariabilityType: 'EA', MaxMag: '11.0 V', MinMag: '11.5 V' },
  ...{ RA2000: comp.raDegrees.toFixed(5), Declination2000: comp.decDegrees.toFixed(5) },
  _aliases: ['Gaia DR2 4111834567779557376'],
};

describe('a star that is not known by the name of its folder, in a browser', () => {
  let workplace: Workplace;
  let wombat: Run;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    workplace = await layOut(plan, SETTINGS, { variables: [neighbour] });
    await halveTheNight(join(workplace.data, '20250930/Light'));
    wombat = startWombat(workplace, 'up');
    browser = await openBrowser();
    page = await openPage(browser, wombat, complaints);
  });
  afterAll(() => closeDesk({ browser, wombat, workplace }));

  const row = (folder: string) => page.getByRole('button', { name: new RegExp(`^${folder} V `) });
  const chip = (name: string, count: number) => page.getByRole('button', { name: `${name} ${count}`, exact: true });
  const offered = () => page.getByTestId('offered').locator('tbody tr');
  const star = () => page.getByRole('textbox', { name: /^Star/ });
  const say = () => page.getByRole('button', { name: 'This is the star' }).click();
  const legend = (name: string) =>
    page.getByText(`T1 ${name}`, { exact: true }).waitFor({ timeout: NIGHT_MILLISECONDS });

  it('shows both series that wait for a name', async () => {
    await chip('Which star?', 2).click({ timeout: NIGHT_MILLISECONDS });
    for (const folder of [UNKNOWN, AMBIGUOUS]) await row(folder).waitFor();
    await page.getByRole('link', { name: 'Nights' }).click();
    await page.getByRole('link', { name: 'may be one of several stars: say which' }).click();
    await page.getByText('The stars it may be').waitFor();
    await eventuallyEquals(() => targets(workplace), { [UNKNOWN]: ['novsx', 1], [AMBIGUOUS]: ['ambiguous', 1] });
  });

  it('offers the variables of the field, in a table and on a sketch of the frame', async () => {
    await row(UNKNOWN).click();
    const lines = await eventually(
      () => offered().allInnerTexts(),
      ({ length }) => length === 2,
    );
    assert.match(lines[0] ?? '', /^1\s+RW PsA\s+\d\.\d′\s+332\.4417 -27\.0653\s+EW\s+11\.05 V \.\. 11\.76 V/);
    assert.match(lines[1] ?? '', /^2\s+V9 PsA\s+\d\.\d′/);
    const sketch = page.getByRole('img', { name: 'Where the stars of the list lie on the frame' });
    await eventuallyEquals(() => sketch.locator('circle').count(), 2);
  });

  it('refuses a name VSX does not know, with a sentence', async () => {
    await star().fill('Nobody 1');
    await page.getByLabel('Your name').fill('A. Observer');
    await say();
    await page
      .getByTestId('name-refusal')
      .filter({ hasText: /^VSX knows no star .*Nobody 1/ })
      .waitFor();
  });

  it('takes the star that is chosen, and the light curve comes by itself', async () => {
    await page.getByRole('button', { name: 'Choose RW PsA' }).click();
    await eventuallyEquals(() => star().inputValue(), 'RW PsA');
    await page.getByLabel('Note').fill('seen on the chart');
    await say();
    await page
      .getByTestId('named-message')
      .filter({ hasText: `You said that ${UNKNOWN} is RW PsA.` })
      .waitFor();
    await legend('RW PsA');
    await eventuallyEquals(() => targets(workplace)[UNKNOWN], ['validate', 1]);
  });

  it('shows who said so, and reduces the series anew when somebody says otherwise', async () => {
    await page.getByText('Which star this is').click();
    await page.getByText(/^Taken for RW PsA \(VSX as RW PsA, named by A\. Observer\)\.$/).waitFor();
    await page
      .getByTestId('named')
      .filter({ hasText: /^A\. Observer said that it is RW PsA, \d{4}-\d\d-\d\d .*: seen on the chart$/ })
      .waitFor();
    await star().fill('v9psa');
    await say();
    await legend('V9 PsA');
    await eventuallyEquals(() => targets(workplace)[UNKNOWN], ['validate', 2]);
  });

  it('takes the word of ./wombat name as well, which also shows who it may be', async () => {
    const asked = startWombat(workplace, 'name', AMBIGUOUS);
    assert.equal(await asked.ended(60), 0, asked.output);
    assert.match(
      asked.output,
      /may be RW PsA .* or V9 PsA [\s\S]*\n {2}RW PsA \(.*\n {2}V9 PsA \(.*\n.* name Gaia\d+ NAME\n$/,
    );
    const said = startWombat(workplace, 'name', AMBIGUOUS, 'RW PsA', '--note', 'the brighter one');
    assert.equal(await said.ended(60), 0, said.output);
    assert.match(said.output, /^Gaia\d+ is RW PsA from now on, said SIMU\./);
    await chip('Waiting', 2).waitFor({ timeout: NIGHT_MILLISECONDS });
    await eventuallyEquals(() => targets(workplace)[AMBIGUOUS]?.[0], 'validate');
    assert.deepEqual(
      complaints.filter((text) => !text.includes(REFUSED)),
      [],
    );
  });
});

/** Four frames go into a folder nobody knows, four into one that may be two stars. */
async function halveTheNight(light: string): Promise<void> {
  const names = (await readdir(join(light, 'RWPsA'))).sort();
  await mkdir(join(light, AMBIGUOUS));
  for (const name of names.slice(names.length / 2)) {
    await rename(join(light, 'RWPsA', name), join(light, AMBIGUOUS, name));
  }
  await rename(join(light, 'RWPsA'), join(light, UNKNOWN));
}

/** `target.apphot` and the revision of every folder, as the observer's database has them. */
function targets({ home }: Workplace): Record<string, [apphot: string | null, revision: number]> {
  const db = new Database(join(home, 'wombatpipeline.db'), { readonly: true });
  try {
    const rows = db.prepare('SELECT target_name AS name, apphot, revision FROM target').all();
    return Object.fromEntries(
      (rows as { name: string; apphot: string | null; revision: number }[]).map((one) => [
        one.name,
        [one.apphot, one.revision],
      ]),
    );
  } finally {
    db.close();
  }
}
