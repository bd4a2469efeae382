import assert from 'node:assert/strict';
import { defaultNights } from '@wombat/observatory';
import type { SeriesAnswer } from '@wombat/service-ui';
import { eventually, pageUrl } from './harness/browser.js';
import { closeDesk } from './harness/desk.js';
import { layOut, type Run, startWombat, type Workplace } from './harness/workplace.js';

const plan = defaultNights.xzCyg({ framesPerFilter: 12, counts: { bias: 2, dark: 2, flatPerFilter: 2 } });
const SETTINGS = 'ingest: { fileSettleSeconds: 1, nightSettleSeconds: 2 }\n';
const SAID = `${plan.night}: cancelled by A. Observer (clouds); ./wombat resume ${plan.night} takes it back`;

describe('a night that a person cancels while it is reduced', () => {
  let workplace: Workplace;
  let wombat: Run;
  let url: string;

  const up = async () => {
    wombat = startWombat(workplace, 'up');
    url = await pageUrl(wombat);
  };
  beforeAll(async () => {
    workplace = await layOut(plan, SETTINGS);
    await up();
  });
  afterAll(() => closeDesk({ wombat, workplace }));

  const seriesNow = async () => ((await (await fetch(`${url}/api/series`)).json()) as SeriesAnswer).entries;
  const end = async () => {
    wombat.child.kill('SIGINT');
    assert.equal(await wombat.ended(60), 0, wombat.output);
  };

  it('is named with who and why by status, whether it runs or not', async () => {
    await eventually(seriesNow, (entries) => entries.length === 2);
    const headers = { 'content-type': 'application/json', origin: url };
    const body = JSON.stringify({ night: plan.night, by: 'A. Observer', reason: 'clouds' });
    const answer = await fetch(`${url}/api/cancel`, { method: 'POST', headers, body });
    assert.equal(answer.status, 200, await answer.text());
    for (const entry of await eventually(seriesNow, ([one]) => one?.series.cancelled !== undefined))
      assert.deepEqual(entry.series.cancelled, { night: plan.night, by: 'A. Observer', reason: 'clouds' });
    const running = startWombat(workplace, 'status');
    assert.equal(await running.ended(), 0);
    assert.ok(running.output.includes(`\n${SAID}\n`), running.output);
    await end();
    const still = startWombat(workplace, 'status');
    assert.equal(await still.ended(), 0);
    assert.ok(still.output.includes(`\n${SAID}\n`), still.output);
  });

  it('is settled for run --once, which ends well, says so, and makes nothing of it', async () => {
    const once = startWombat(workplace, 'run', '--once');
    assert.equal(await once.ended(), 0, once.output);
    assert.ok(once.output.includes(`\n${SAID}`), once.output);
    assert.match(once.output, /^2 series: 0 to be validated, 0 halted, 2 cancelled\. /m);
    assert.deepEqual(
      workplace.standin.requests.filter(({ service }) => service === 'vsp'),
      [],
    );
  });

  it('goes on where it stood once a person resumes it, and goes first until it is done', async () => {
    await up();
    const say = async (command: string) => {
      const run = startWombat(workplace, command, plan.night, '--by', 'A. Observer');
      assert.equal(await run.ended(), 0, run.output);
    };
    await eventually(seriesNow, (entries) => entries.length === 2);
    await say('resume');
    await say('first');
    const status = startWombat(workplace, 'status');
    assert.equal(await status.ended(), 0);
    assert.match(status.output, new RegExp(`^${plan.night}: goes first, as A. Observer said, `, 'm'));
    await eventually(seriesNow, (entries) => entries.every(({ series }) => series.apphot === 'validate'));
    await eventually(
      async () => ((await (await fetch(`${url}/api/nights`)).json()) as { first: unknown[] }).first,
      (first) => first.length === 0,
    );
  });
});
