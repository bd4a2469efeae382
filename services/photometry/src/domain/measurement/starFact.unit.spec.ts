import assert from 'node:assert/strict';
import { StarMeasured } from '@wombat/proto';
import fc from 'fast-check';
import { simulatedStarInFrame } from '../testing/simulatedNight.js';
import { flagBits } from './flags.js';
import { starOffFrame } from './measurement.js';
import { starFact, starOfFact } from './starFact.js';

/** Through the JSON of the log. */
const carried = (fact: StarMeasured): StarMeasured =>
  StarMeasured.fromJSON(JSON.parse(JSON.stringify(StarMeasured.toJSON(fact))));

describe('starFact and starOfFact', () => {
  it('bring every number there and back, zeros too, and NaN for one that could not be had', () => {
    const star = simulatedStarInFrame({ starId: '000-A', flags: 3 });
    const number = fc.oneof(fc.constantFrom(0, Number.NaN), fc.double({ noDefaultInfinity: true }));
    fc.assert(
      fc.property(number, number, number, (skyLevel, fwhmPixels, roundness) => {
        const odd = { ...star, skyLevel, fwhmPixels, roundness };
        assert.deepEqual(plain(starOfFact(carried(starFact(odd)))), plain(odd));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('bring its sharp pixels there and back', () => {
    const sharpPixels = [{ x: 0, y: 301, excess: 812.5, sigmas: 9.25 }];
    const star = simulatedStarInFrame({ starId: '000-A', sharpPixels });
    assert.deepEqual(starOfFact(carried(starFact(star))).sharpPixels, sharpPixels);
  });

  it('bring there and back how much of its light is foreign, none among it, and leave out what is not known', () => {
    for (const foreignLight of [
      { excess: 0, sigmas: 0 },
      { excess: 412.5, sigmas: 2.5, dx: 0, dy: -1.25 },
      { excess: 412.5, sigmas: 6.5, dx: 2.5, dy: 0.75, excessBeside: 0, sigmasBeside: 0 },
    ]) {
      const star = simulatedStarInFrame({ starId: '000-A', foreignLight });
      const told = starOfFact(carried(starFact(star))).foreignLight;
      assert.deepEqual(JSON.parse(JSON.stringify(told)), foreignLight);
    }
    const unknown = starFact(simulatedStarInFrame({ starId: '000-A' }));
    assert.equal('foreignLight' in starOfFact(carried(unknown)), false);
  });

  it('write nothing but its flag of a star off the frame', () => {
    const off = starOffFrame('000-A');
    assert.deepEqual(StarMeasured.toJSON(starFact(off)), {
      starId: '000-A',
      offFrame: true,
      flags: flagBits('offFrame'),
    });
    assert.deepEqual(starOfFact(carried(starFact(off))), off);
  });

  it('read no zeros of a star off the frame, as the log had them', () => {
    const fact = StarMeasured.fromJSON({ starId: '000-A', offFrame: true, x: 0, net: 0, skyPixels: 0, flags: 8 });
    assert.deepEqual(starOfFact(fact), starOffFrame('000-A'));
  });
});

/** JSON knows no -0. */
const plain = <T extends object>(star: T) =>
  Object.fromEntries(Object.entries(star).map(([name, value]) => [name, value === 0 ? 0 : value]));
