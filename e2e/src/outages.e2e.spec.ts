/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { defaultNights } from '@wombat/observatory';
import { describeUnless } from '@wombat/testdata';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from './harness/browser.js';
import { closeDesk } from './harness/desk.js';
import { processesOf, processesOfHome } from './harness/processes.js';
import { launcher, layOut, PROJECT_ROOT, Run, startWombat, type Workplace } from './harness/workplace.js';

const FRAMES = 4;
const plan = defaultNights.rwPsA({
  filters: ['V'],
  framesPerFilter: FRAMES,
  counts: { bias: 2, dark: 0, flatPerFilter: 2 },
});
const SETTINGS = 'ingest: { fileSettleSeconds: 0, nightSettleSeconds: 1 }\nwork: { heldRetrySeconds: 1 }\n';
const NIGHT_MILLISECONDS = 240_000;
/** In blocks of 512 bytes: a raw frame fits, a calibrated one does not. */
const LARGEST_FILE_BLOCKS = 1_600;

/** `up`, whose processes may not write larger files than told until they are given room. */
function startCramped({ data, home, config }: Workplace): Run {
  const args = ['up', '--data', data, '--home', home, '--config', config];
  const script = `ulimit -S -f ${LARGEST_FILE_BLOCKS}; exec "$0" "$@"`;
  return new Run(
    spawn('sh', ['-c', script, process.execPath, launcher, ...args], {
      cwd: PROJECT_ROOT,
      env: { ...process.env, WOMBAT_UI_PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    }),
  );
}

function makeRoom({ home }: Workplace, wombat: Run): void {
  for (const pid of [...processesOfHome(home), ...(wombat.child.pid === undefined ? [] : [wombat.child.pid])])
    execFileSync('prlimit', ['--pid', String(pid), '--fsize=unlimited']);
}

describeUnless(process.platform !== 'linux' && 'finds processes in /proc')('the page while something is amiss', () => {
  let workplace: Workplace;
  let wombat: Run;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    workplace = await layOut(plan, SETTINGS);
    wombat = startCramped(workplace);
    browser = await openBrowser();
    // What the browser complains of is what is meant to happen here: requests that are refused.
    page = await openPage(browser, wombat, []);
  });
  afterAll(() => closeDesk({ browser, wombat, workplace }));

  const row = () => page.getByRole('button', { name: /^RWPsA V / });
  const range = () => page.getByTestId('range').filter({ hasText: /^JD \d+/ });
  const kill = (service: string, signal: NodeJS.Signals) => {
    const running = processesOf(workplace.home, `services/${service}/dist/bundle/main.js`);
    assert.equal(running.length, 1, `${service} runs ${running.length} times`);
    for (const pid of running) process.kill(pid, signal);
  };

  /** What a browser says when the observer turns to the page again, which asks for everything then. */
  const comesBackToThePage = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

  async function status(...more: string[]): Promise<string> {
    const asked = startWombat(workplace, 'status', ...more);
    assert.equal(await asked.ended(), 0, asked.output);
    return asked.output;
  }

  it('tells of a full disk on the row, in Nights and in status, and what to do', async () => {
    await page.getByRole('button', { name: 'Halted 1', exact: true }).click({ timeout: NIGHT_MILLISECONDS });
    await row().filter({ hasText: 'waits until this computer lets it' }).waitFor();
    await page.getByRole('link', { name: 'Nights' }).click();
    const line = page.getByRole('row').filter({ hasText: 'RWPsA' }).last();
    await line.getByText(`${FRAMES} found, 0 solved, 0 measured`).waitFor();
    await line.getByText(/a file would be larger than is allowed here/).waitFor();
    await page.getByRole('link', { name: 'Ops' }).click();
    const card = page
      .locator('.service')
      .filter({ has: page.getByRole('heading', { name: 'calibration', exact: true }) });
    await card.getByText('last error').waitFor();
    await card
      .getByText(/a file would be larger than is allowed here/)
      .first()
      .waitFor();
    await page
      .getByText(/: \d+\.\d of \d+\.\d GB free/)
      .first()
      .waitFor();
    await page.getByLabel('From').selectOption('error');
    await page.getByRole('region', { name: 'Lines of the log' }).getByText('calibration-worker-1').first().waitFor();
    const [series] = JSON.parse(await status('--json')).series;
    assert.equal(series.apphot, 'held');
    assert.match(await status(), /held[\s\S]*a file would be larger than is allowed here/);
  });

  it('goes on by itself once there is room, and gives every point', async () => {
    makeRoom(workplace, wombat);
    await page.getByRole('link', { name: 'Validate & Publish' }).click();
    await page.getByRole('button', { name: 'Waiting 1', exact: true }).click({ timeout: NIGHT_MILLISECONDS });
    await row()
      .filter({ hasText: `${FRAMES}/${FRAMES}` })
      .click();
    await range().waitFor();
    const [series] = JSON.parse(await status('--json')).series;
    assert.equal(series.apphot, 'validate');
  });

  it('keeps the list while ingest hangs and when it is killed, and says how old it is', async () => {
    kill('ingest', 'SIGSTOP');
    const asOf = page.getByTestId('as-of');
    await comesBackToThePage();
    await asOf.filter({ hasText: /^as of \d\d:\d\d/ }).waitFor();
    assert.ok(await row().isVisible());
    assert.ok(await range().isVisible(), 'the curve stays too');
    kill('ingest', 'SIGKILL');
    await asOf.waitFor({ state: 'detached' });
    assert.ok(await row().isVisible());
  });

  it('brings the curve back by itself after photometry was killed', async () => {
    const refused = page.waitForResponse((reply) => reply.url().includes('/api/lightcurve') && !reply.ok());
    kill('photometry', 'SIGKILL');
    await page.reload();
    await refused;
    await range().waitFor();
    await page
      .getByRole('button', { name: /^Approve/ })
      .and(page.locator(':enabled'))
      .first()
      .waitFor();
  });
});
