import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CompRecord } from '@wombat/aavso-standin';
import { startNatsServer, type TestServer } from '@wombat/eventlog/testkit';
import { defaultNights } from '@wombat/observatory';
import { locate } from '@wombat/prerequisites';
import { describeUnless } from '@wombat/testdata';
import { layOut, startWombatIn, type Workplace } from './harness/workplace.js';

const SEED = 29;
const COUNTS = { bias: 3, dark: 0, flatPerFilter: 3 };

const [ROWS, COLUMNS, STEP_DEGREES] = [52, 50, 0.004];

/** A field as crowded as none is yet: a chart of 1.5 MB, of 2600 stars that the target may be compared with. */
function crowd(middle: { raDegrees: number; decDegrees: number }): CompRecord[] {
  const bands = (mag: number) => ['B', 'V', 'Rc', 'Ic', 'I'].map((band) => ({ band, mag, error: 0.01 }));
  return Array.from({ length: ROWS * COLUMNS }, (_, index) => ({
    auid: `000-CRW-${String(index).padStart(4, '0')}`,
    ra: middle.raDegrees + (Math.floor(index / COLUMNS) - ROWS / 2) * STEP_DEGREES,
    dec: middle.decDegrees + ((index % COLUMNS) - COLUMNS / 2) * STEP_DEGREES,
    label: String(112 + (index % 15)),
    bands: bands(11.2 + (index % 15) / 10),
    comments: 'checked against the sequence of the field '.repeat(8),
  }));
}

describeUnless(locate('nats-server') === null && 'needs nats-server')('a night whose answers are large', () => {
  let nats: TestServer;
  let place: Workplace;
  beforeAll(async () => {
    const small = { seed: SEED, width: 384, height: 384, filters: ['V'], framesPerFilter: 4, counts: COUNTS };
    const plan = defaultNights.rwPsA(small);
    [nats, place] = await Promise.all([startNatsServer(), layOut(plan, '', { comps: crowd(plan.target) })]);
    place.standin.setFault('vsx', 'huge:2');
  });
  afterAll(async () => {
    await place.close();
    await nats.stop();
  });

  const wombat = async (...words: string[]) => {
    const run = startWombatIn({ environment: { NATS_URL: nats.url } }, place, ...words);
    return { code: await run.ended(), said: run.output };
  };

  it('is reduced with a chart of 2600 stars by a broker that takes 1 MiB, and verified with the files that hold them', async () => {
    const reduced = await wombat('run', '--once');
    assert.equal(reduced.code, 0, reduced.said);
    assert.match(reduced.said, /validate/);
    const names = readdirSync(join(place.home, 'answers'));
    assert.equal(names.length, 2, String(names));
    const sound = await wombat('verify');
    assert.equal(sound.code, 0, sound.said);
    assert.match(sound.said, /^large answers: 2 files, all as they were kept$/m);
    rmSync(join(place.home, 'answers', names[0] ?? ''));
    const harmed = await wombat('verify');
    assert.equal(harmed.code, 1, harmed.said);
    assert.match(harmed.said, new RegExp(`^large answers: answers/${names[0]} of the home cannot be read`, 'm'));
  });

  it('has them again once its comparison stars are selected again', async () => {
    const again = await wombat('reduce', place.truth.night, '--from', 'select');
    assert.equal(again.code, 0, again.said);
    const sound = await wombat('verify');
    assert.equal(sound.code, 0, sound.said);
  });
});
