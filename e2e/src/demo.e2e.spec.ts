import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser, openPage } from './harness/browser.js';
import { takePictures } from './harness/pictures.js';
import { startWombatAlone } from './harness/workplace.js';

const BAR = 0.02;

/** The tabs beside the desk, and what each shows once it has been answered. */
const TABS = {
  Nights: '.nights',
  Targets: '.star-curve svg',
  Ops: '.log p, .log td',
  Settings: '.checkup summary',
} as const;

describe('./wombat demo --no-ui', () => {
  let folder = '';
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('brings XZ Cyg back to its truth in B and V, and says so', async () => {
    folder = await mkdtemp(join(tmpdir(), 'wombat-demo-'));
    const run = startWombatAlone('demo', '--no-ui', '--home', folder);
    assert.equal(await run.ended(), 0, run.output);
    const rows = run.output
      .split('\n')
      .flatMap((line) => line.match(/^XZ_Cyg +([BV]) +(YES|NO) +\d+ +(\S+) +\S+ +(\S+) +\S+$/) ?? []);
    assert.equal(rows.length, 10, run.output);
    for (const [, filter, transformed, target, check] of [rows.slice(0, 5), rows.slice(5)]) {
      assert.equal(transformed, 'YES');
      assert.ok(Math.abs(Number(target)) < BAR, `T1 in ${filter}: ${target}`);
      assert.ok(Math.abs(Number(check)) < BAR, `check star in ${filter}: ${check}`);
    }
  });

  it('leaves in the log of each program what it did, so that a frame is followed through all of them', () => {
    const logs = join(folder, 'home', 'logs');
    const names = readdirSync(logs).filter((name) => /^(?!nats-server\.)[^.]+\.log$/.test(name));
    const lines = names.flatMap((name) =>
      readFileSync(join(logs, name), 'utf8')
        .trimEnd()
        .split('\n')
        .map((text) => ({ name, text, line: JSON.parse(text) as Record<string, unknown> })),
    );
    for (const { name, line } of lines) assert.equal(`${line.service}.log`, name);
    const ofFrame = lines.filter(({ text, line }) => text.includes('/XZ_Cyg_V_0001.fits') && line.type !== undefined);
    assert.deepEqual(
      ofFrame.map(({ name, line }) => `${name.replace(/-\d+\.log|\.log/, '')} ${line.outcome} ${line.type}`).sort(),
      [
        'astrometry-worker published FrameSolved',
        'calibration-worker published FrameCalibrated',
        'ingest published FrameDiscovered',
        'photometry-worker published FrameMeasured',
        'photometry-worker published FrameProfiled',
      ],
    );
    const ended = lines.filter(({ line }) => line.task !== undefined && line.outcome !== undefined);
    const taken = lines.filter(({ line }) => line.task !== undefined && line.outcome === undefined);
    assert.equal(ended.length, taken.length);
    assert.ok(
      ended.every(({ line }) => line.outcome === 'done' && Number(line.seconds) >= 0 && Number(line.frames) > 0),
    );
    assert.deepEqual([...new Set(ended.map(({ line }) => line.task))].sort(), [
      'calibrate',
      'master',
      'measure',
      'profile',
      'solve',
    ]);
  });

  it('shows the same again at once when it is asked a second time', async () => {
    const run = startWombatAlone('demo', '--no-ui', '--home', folder);
    assert.equal(await run.ended(), 0, run.output);
    assert.match(run.output, /Recovered minus true magnitudes/);
    assert.doesNotMatch(run.output, /measured \d/);
  });

  it('serves the page of it, every tab of which is pictured in light and dark', async () => {
    const complaints: string[] = [];
    const run = startWombatAlone('demo', '--home', folder);
    const browser = await openBrowser();
    try {
      const page = await openPage(browser, run, complaints);
      await page.setViewportSize({ width: 1280, height: 720 });
      await page
        .getByTestId('range')
        .filter({ hasText: /^JD \d+/ })
        .waitFor();
      const pictures = await takePictures(page, 'validate');
      const field = page.waitForResponse((answer) => answer.url().includes('/api/field.png'));
      await page.getByRole('tab', { name: 'Comps' }).click();
      await (await field).finished();
      pictures.push(...(await takePictures(page, 'comps')));
      for (const [tab, shows] of Object.entries(TABS)) {
        await page.getByRole('link', { name: tab }).click();
        if (tab === 'Targets') await page.getByRole('button', { name: 'Curve of all nights' }).click();
        await page.locator(shows).first().waitFor();
        pictures.push(...(await takePictures(page, tab.toLowerCase())));
      }
      const sums = pictures.map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'));
      assert.equal(new Set(sums).size, 2 * (2 + Object.keys(TABS).length), 'two pictures are the same');
    } finally {
      await browser.close();
      run.child.kill('SIGINT');
    }
    assert.equal(await run.ended(60), 0, run.output);
    assert.deepEqual(complaints, []);
  });
});
