import assert from 'node:assert/strict';
import type { AnswerCache, KeptAnswer } from './http/answerCache.js';
import type { CallEnd } from './http/callWitness.js';
import type { PoliteAnswer } from './http/politeFetch.js';
import { vspClient } from './vsp/vspClient.js';
import { vsxClient } from './vsx/vsxClient.js';

const star = { VSXObject: { Name: 'SS Cyg', RA2000: '325.678', Declination2000: '43.586' } };
const comp = {
  auid: '000-BCP-198',
  ra: '21:42:30.0',
  dec: '43:35:00.0',
  label: '95',
  bands: [{ band: 'V', mag: 9.5, error: 0.01 }],
};
const chart = (photometry: unknown[]) => ({ chartid: 'X1', fov: 60, maglimit: 14, photometry });

/**
 * A cache in memory that remembers for how many days each answer was to be kept, and a service that counts its
 * questions.
 */
function scene(answer: PoliteAnswer) {
  const kept = new Map<string, KeptAnswer>();
  const days: number[] = [];
  let asked = 0;
  const cache: AnswerCache = {
    find: (url) => kept.get(url) ?? null,
    keep: (url, { status, body }, forDays) => {
      kept.set(url, { status, body });
      days.push(forDays);
    },
  };
  const fetch = async () => {
    asked += 1;
    return answer;
  };
  const ends: CallEnd['outcome'][] = [];
  const witness = () => (end: CallEnd) => void ends.push(end.outcome);
  const clients = {
    vsx: vsxClient({ baseUrl: 'https://vsx', fetch, cache, cacheDays: 7, witness }),
    vsp: vspClient({ baseUrl: 'https://vsp', fetch, cache, witness }),
  };
  return { ...clients, days, ends, asked: () => asked };
}

const answer = (json: unknown, status = 200): PoliteAnswer => ({
  outcome: 'answer',
  status,
  body: JSON.stringify(json),
});
const field = { fovArcmin: 60, magLimit: 14 };

describe('the clients with a cache', () => {
  it('tell of what really goes out, and how that ended', async () => {
    const known = scene(answer(star));
    for (const name of ['SS Cyg', 'SS Cyg', 'SSCyg']) await known.vsx.byName(name);
    assert.deepEqual(known.ends, ['answered', 'answered']);
    for (const [given, ends] of [
      [answer({ VSXObject: [] }), ['notFound', 'refused']],
      [answer('', 400), ['refused', 'notFound']],
      [{ outcome: 'unavailable', because: 'unreachable', reason: 'down' }, ['unreachable', 'unreachable']],
      [{ outcome: 'unavailable', because: 'refused', reason: '503' }, ['refused', 'refused']],
    ] as const) {
      const { vsx, vsp, ends: told } = scene(given);
      await vsx.byName('XX');
      await vsp.byStar('XX', field);
      assert.deepEqual(told, ends);
    }
  });

  it('ask once for a star and give the same answer again', async () => {
    const { vsx, days, asked } = scene(answer(star));
    const first = await vsx.byName('SS Cyg');
    assert.deepEqual(await vsx.byName('SS Cyg'), first);
    await vsx.byName('SSCyg');
    assert.deepEqual([asked(), days], [2, [7, 7]]);
  });

  it('keep a star that is not known for a day', async () => {
    const { vsx, vsp, days, asked } = scene(answer({ VSXObject: [] }));
    assert.equal((await vsx.byName('XX Nowhere')).outcome, 'unknown');
    assert.equal((await vsx.byName('XX Nowhere')).outcome, 'unknown');
    assert.deepEqual([asked(), days], [1, [1]]);
    const refused = scene(answer({ errors: [] }, 400));
    assert.equal((await refused.vsp.byStar('XX', field)).outcome, 'unknown');
    assert.equal((await refused.vsp.byStar('XX', field)).outcome, 'unknown');
    assert.deepEqual([refused.asked(), refused.days], [1, [1]]);
    assert.equal((await vsp.byStar('XX', field)).outcome, 'unavailable');
  });

  it('keep a chart until somebody takes it away, an empty one for a day', async () => {
    for (const [photometry, expected] of [
      [[comp], Number.POSITIVE_INFINITY],
      [[], 1],
    ] as const) {
      const { vsp, days, asked } = scene(answer(chart([...photometry])));
      const first = await vsp.byStar('SS Cyg', field);
      assert.deepEqual(await vsp.byStar('SS Cyg', field), first);
      assert.deepEqual([asked(), days], [1, [expected]]);
    }
  });

  it('keep nothing that is not an answer', async () => {
    const faults: PoliteAnswer[] = [
      { outcome: 'unavailable', because: 'unreachable', reason: 'down' },
      answer('text'),
      answer({ VSXObject: { Name: 'no place' } }),
      answer({}, 404),
    ];
    for (const fault of faults) {
      const { vsx, vsp, days } = scene(fault);
      assert.equal((await vsx.byName('SS Cyg')).outcome, 'unavailable');
      assert.equal((await vsp.byStar('SS Cyg', field)).outcome, 'unavailable');
      assert.deepEqual(days, []);
    }
  });
});
