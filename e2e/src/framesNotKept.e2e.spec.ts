import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readHeader } from '@wombat/fits';
import { defaultNights } from '@wombat/observatory';
import type { DifferenceAnswer, FramesAnswer, SeriesAnswer } from '@wombat/service-ui';
import { eventually, pageUrl } from './harness/browser.js';
import { closeDesk } from './harness/desk.js';
import { layOut, type Run, startWombat, type Workplace } from './harness/workplace.js';

const FRAMES = 3;
const plan = defaultNights.xzCyg({ framesPerFilter: FRAMES, counts: { bias: 2, dark: 2, flatPerFilter: 2 } });
const SETTINGS = 'ingest: { fileSettleSeconds: 1, nightSettleSeconds: 2 }\ncalibration: { keepFrames: none }\n';
const SERIES = { night: plan.night, targetName: 'XZ_Cyg', filter: 'V' };
const query = new URLSearchParams(SERIES);

describe('calibrated frames that are not kept', () => {
  let workplace: Workplace;
  let wombat: Run;
  let url: string;

  beforeAll(async () => {
    workplace = await layOut(plan, SETTINGS);
    wombat = startWombat(workplace, 'up');
    url = await pageUrl(wombat);
  });
  afterAll(() => closeDesk({ wombat, workplace }));

  const get = async <T>(path: string) => (await (await fetch(`${url}/api/${path}`)).json()) as T;
  const command = async (...words: string[]) => {
    const run = startWombat(workplace, ...(words as [string]));
    return { code: await run.ended(), output: run.output };
  };
  const reducedFolder = join('Reduced', 'XZ_Cyg', 'V');
  const productsOf = (revision: number) =>
    readdirSync(join(workplace.data, plan.night, reducedFolder, `r${revision}`)).filter(
      (name) => !name.startsWith('.'),
    );

  /** Until the series waits for a person at this revision, and its frames are gone. */
  async function isDone(revision: number): Promise<void> {
    await eventually(
      () => get<SeriesAnswer>('series'),
      ({ entries }) =>
        entries.some(({ series, validation }) => series.filter === 'V' && validation?.revision === revision),
    );
    await eventually(
      async () => productsOf(revision),
      (names) => !names.some((name) => name.endsWith('.fits')),
    );
  }

  it('are gone once their series waits for a person, with table and report in their place, and nothing is missed', async () => {
    await isDone(1);
    const names = productsOf(1);
    assert.ok(
      names.some((name) => name.endsWith('_aavso.txt')) && names.some((name) => name.endsWith('.tbl')),
      names.join(),
    );
    const isMeasured = ({ counts }: FramesAnswer) => counts.measured === FRAMES;
    const { frames } = await eventually(() => get<FramesAnswer>(`frames?${query}`), isMeasured);
    const wanted = new URLSearchParams({ ...SERIES, sha256: frames[0]?.sha256 ?? '', size: '64', centre: 'T1' });
    const picture = await fetch(`${url}/api/frame.png?${wanted}`);
    assert.equal(picture.status, 404);
    assert.match(await picture.text(), /is not kept \(calibration\.keepFrames: none\): set that to all and reduce/);
    const { code, output } = await command('verify');
    assert.equal(code, 0, output);
  });

  it('are made again of the raw ones where their series is reduced again, which comes to the same', async () => {
    const taken = await command('reduce', plan.night, 'XZ_Cyg', 'V', '--from', 'select');
    assert.equal(taken.code, 1);
    assert.match(
      taken.output,
      /its calibrated frames are not kept \(calibration\.keepFrames\); reduce it from calibrate on/,
    );
    const again = await command('reduce', plan.night, 'XZ_Cyg', 'V');
    assert.equal(again.code, 0, again.output);
    await isDone(2);
    const { points, settings, ...between } = await get<DifferenceAnswer>(`difference?${query}`);
    assert.deepEqual([between, settings], [{ revision: 2, before: 1 }, []]);
    assert.deepEqual(
      points.map(({ change }) => change),
      Array.from({ length: FRAMES }, () => 0),
    );
    const { code, output } = await command('verify');
    assert.equal(code, 0, output);
  });
});

describe('calibrated frames that are kept as 16-bit numbers', () => {
  it('are stored so once their series waits for a person, where their noise is large enough, and nothing is missed', async () => {
    const workplace = await layOut(plan, 'calibration: { keepFrames: sixteenBit }\n');
    try {
      const run = startWombat(workplace, 'run', '--once');
      assert.equal(await run.ended(), 0, run.output);
      const folder = join(workplace.data, plan.night, 'Reduced', 'XZ_Cyg', 'V', 'r1');
      const frames = readdirSync(folder).filter((name) => name.endsWith('.fits'));
      assert.equal(frames.length, FRAMES);
      for (const name of frames) {
        const read = await readHeader(join(folder, name));
        assert.ok(read.ok, name);
        const { header } = read.value;
        const [step = 0, noise = 0] = ['BSCALE', 'QNOISE'].map((keyword) => header.getNumber(keyword));
        assert.ok(header.get('BITPIX') === 16 && step > 0 && step <= noise / 4, `${name}: ${step} of ${noise}`);
        assert.equal(header.get('CTYPE1'), 'RA---TAN');
      }
      const verify = startWombat(workplace, 'verify');
      assert.equal(await verify.ended(), 0, verify.output);
    } finally {
      await workplace.close();
    }
  });
});
