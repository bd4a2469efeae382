import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { defaultNights } from '@wombat/observatory';
import type { DifferenceAnswer, FramesAnswer, NightsAnswer, SeriesAnswer, SettingsAnswer } from '@wombat/service-ui';
import { ApiSchemas } from '@wombat/service-ui/testkit';
import { eventually, lookUntil, pageUrl, START_TRIES } from './harness/browser.js';
import { closeDesk } from './harness/desk.js';
import { layOut, type Run, startWombat, type Workplace } from './harness/workplace.js';

const FRAMES = 4;
const plan = defaultNights.xzCyg({ framesPerFilter: FRAMES, counts: { bias: 2, dark: 2, flatPerFilter: 2 } });
const SETTINGS = 'ingest: { fileSettleSeconds: 1, nightSettleSeconds: 2 }\n';
const SERIES = { night: plan.night, targetName: 'XZ_Cyg', filter: 'V' };
const query = new URLSearchParams(SERIES);

describe('a series that is reduced again with the frames that are solved', () => {
  let workplace: Workplace;
  let wombat: Run;
  let url: string;

  beforeAll(async () => {
    workplace = await layOut(plan, SETTINGS);
    wombat = startWombat(workplace, 'up');
    url = await pageUrl(wombat);
    await waits(1);
  });
  afterAll(() => closeDesk({ wombat, workplace }));

  const get = async <T>(path: string) => (await (await fetch(`${url}/api/${path}`)).json()) as T;
  const reduceAgain = async (...more: string[]) => {
    const run = startWombat(workplace, 'reduce', plan.night, 'XZ_Cyg', 'V', ...more);
    return { code: await run.ended(), output: run.output };
  };
  const folder = (revision: number) => join(workplace.data, plan.night, 'Reduced', 'XZ_Cyg', 'V', `r${revision}`);
  const framesIn = (revision: number) => readdirSync(folder(revision)).filter((name) => name.endsWith('.fits'));
  const hashes = () =>
    framesIn(1).map((name) =>
      createHash('sha256')
        .update(readFileSync(join(folder(1), name)))
        .digest('hex'),
    );

  /** Until the series waits for a person at this revision. */
  function waits(revision: number): Promise<SeriesAnswer> {
    return eventually(
      () => get<SeriesAnswer>('series'),
      ({ entries }) =>
        entries.some(({ series, validation }) => series.filter === 'V' && validation?.revision === revision),
    );
  }

  it('is measured anew, its frames stay as they are, and the page tells that nothing changed', async () => {
    const before = hashes();
    assert.equal(before.length, FRAMES);
    const { code, output } = await reduceAgain('--from', 'select', '--by', 'A. Observer', '--note', 'another chart');
    assert.equal(code, 0, output);
    assert.match(output, /is reduced again, as revision 2/);
    await waits(2);
    assert.deepEqual(framesIn(2), []);
    assert.deepEqual(hashes(), before);
    const { points, settings, ...between } = await get<DifferenceAnswer>(`difference?${query}`);
    assert.deepEqual([between, settings], [{ revision: 2, before: 1 }, []]);
    assert.deepEqual(
      points.map(({ change }) => change),
      Array.from({ length: FRAMES }, () => 0),
    );
    const { counts } = await get<FramesAnswer>(`frames?${query}`);
    assert.deepEqual([counts.calibrated, counts.solved, counts.measured], [FRAMES, FRAMES, FRAMES]);
  });

  it('answers as its document says', async () => {
    const document = await get<{ paths: Record<string, { get?: { parameters?: { name: string }[] } }> }>(
      'openapi.json',
    );
    const schemas = new ApiSchemas(document);
    const { frames } = await get<FramesAnswer>(`frames?${query}`);
    const ofFrame = { sha256: frames[0]?.sha256 ?? '', size: '64', centre: 'T1' };
    const asked = new URLSearchParams({
      ...SERIES,
      ...ofFrame,
      stream: 'events',
      sequence: '1',
      id: `night:${SERIES.night}:1`,
    });
    let held = 0;
    for (const [path, { get: operation }] of Object.entries(document.paths)) {
      const route = `GET ${path}`;
      if (operation === undefined || !schemas.contentTypes(route).includes('application/json')) continue;
      if (schemas.contentTypes(route).length > 1) continue;
      const answer = await fetch(`${url}${path}?${operation.parameters === undefined ? '' : asked}`);
      assert.equal(answer.status, 200, `${route}: ${await answer.clone().text()}`);
      assert.deepEqual(schemas.answerFaults(route, await answer.json()), [], route);
      held++;
    }
    assert.ok(held > 15, `${held} routes`);
  });

  it('is not taken on where its frames are gone, or from a stage that cannot begin', async () => {
    const [first = ''] = framesIn(1);
    rmSync(join(folder(1), first));
    const gone = await reduceAgain('--from', 'select');
    assert.equal(gone.code, 1);
    assert.match(gone.output, new RegExp(`r1/${first} is not on the disk any more; reduce it from calibrate on`));
    const wrong = await reduceAgain('--from', 'calibrat');
    assert.equal(wrong.code, 1);
    assert.match(wrong.output, /did you mean 'calibrate'\?/);
    assert.equal(
      (await get<SeriesAnswer>('series')).entries.find(({ series }) => series.filter === 'V')?.series.revision,
      2,
    );
  });

  it('waits while its night is paused, and goes on when a person resumes it', async () => {
    const say = async (command: string) => {
      const run = startWombat(workplace, command, plan.night, '--by', 'A. Observer');
      assert.equal(await run.ended(), 0, run.output);
      return run.output;
    };
    assert.match(await say('pause'), new RegExp(`^${plan.night} waits until ./wombat resume ${plan.night}\n`));
    assert.deepEqual((await get<NightsAnswer>('nights')).paused, [{ night: plan.night, by: 'A. Observer' }]);
    assert.equal((await reduceAgain('--by', 'A. Observer')).code, 0);
    const status = startWombat(workplace, 'status');
    assert.equal(await status.ended(), 0);
    assert.match(status.output, new RegExp(`^${plan.night}: paused by A. Observer, until `, 'm'));
    const resumedAt = Date.now();
    await say('resume');
    assert.equal(await say('first'), `${plan.night} goes before all other nights\n`);
    await waits(3);
    const frames = framesIn(3).map((name) => statSync(join(folder(3), name)).mtimeMs);
    assert.equal(frames.length, FRAMES);
    assert.ok(Math.min(...frames) >= resumedAt);
  });

  it('is told to be made with other settings once one is changed on the page, and everything is started again', async () => {
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json', origin: url };
      const answer = await fetch(`${url}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      assert.equal(answer.status, 200, await answer.text());
    };
    const isOther = ({ entries }: SeriesAnswer) =>
      entries.some(({ series, digest }) => series.filter === 'V' && digest?.otherSettings === true);
    assert.equal(isOther(await get<SeriesAnswer>('series')), false);
    const { sha256 } = await get<SettingsAnswer>('settings');
    const word = { reason: 'a dry site', by: 'A. Observer' };
    await post('settings/change', { path: ['photometry', 'comps', 'minSnr'], text: '25', sha256, ...word });
    assert.equal((await get<SettingsAnswer>('settings')).changes[0]?.reason, word.reason);

    const pages = () => [...wombat.output.matchAll(/ui: the page is at (\S+)/g)].map(([, address = '']) => address);
    const before = pages().length;
    await post('settings/apply', {});
    await lookUntil(pages, ({ length }) => length > before, 'nothing was started again', START_TRIES);
    url = pages().at(-1) ?? '';
    await eventually(() => get<SeriesAnswer>('series'), isOther);
    const { outdated, changes } = await get<SettingsAnswer>('settings');
    assert.deepEqual([outdated, changes[0]?.after], [[], '25']);
    assert.match(readFileSync(workplace.config, 'utf8'), /^photometry:\n {2}comps:\n {4}minSnr: 25\n/m);
  });
});
