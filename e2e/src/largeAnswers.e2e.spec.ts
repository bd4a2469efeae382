import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startNatsServer, type TestServer } from '@wombat/eventlog/testkit';
import { defaultNights } from '@wombat/observatory';
import { locate } from '@wombat/prerequisites';
import { describeUnless } from '@wombat/testdata';
import { layOut, startWombatIn, type Workplace } from './harness/workplace.js';

const SEED = 29;
const COUNTS = { bias: 3, dark: 0, flatPerFilter: 3 };

describeUnless(locate('nats-server') === null && 'needs nats-server')('a night whose answers are large', () => {
  let nats: TestServer;
  let place: Workplace;
  beforeAll(async () => {
    const small = { seed: SEED, width: 384, height: 384, filters: ['V'], framesPerFilter: 4, counts: COUNTS };
    [nats, place] = await Promise.all([startNatsServer(), layOut(defaultNights.rwPsA(small))]);
    for (const service of ['vsx', 'vsp'] as const) place.standin.setFault(service, 'huge:2');
  });
  afterAll(async () => {
    await place.close();
    await nats.stop();
  });

  const wombat = async (...words: string[]) => {
    const run = startWombatIn({ environment: { NATS_URL: nats.url } }, place, ...words);
    return { code: await run.ended(), said: run.output };
  };

  it('is reduced by a broker that takes half of one of them, and verified with the files that hold them', async () => {
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
