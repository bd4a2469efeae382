import assert from 'node:assert/strict';
import { ccdError } from '@wombat/imaging';
import fc from 'fast-check';
import { simulatedFrameFacts, simulatedStarInFrame } from '../testing/simulatedNight.js';
import { photonErrorMagnitudes } from './measurement.js';
import { photonParts } from './photonParts.js';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('photonParts', () => {
  it('have squares that add up to that of the photon error, and are what each cause alone would make of it', () => {
    const stars = fc.record({
      net: number(1, 1e7),
      area: number(3, 2000),
      skyPixels: fc.integer({ min: 0, max: 5000 }),
    });
    const skies = fc.record({ skyLevel: number(-50, 50_000), gain: number(0.05, 10) });
    const noises = fc.record({ read: number(0, 50), dark: number(0, 5000) });
    fc.assert(
      fc.property(stars, skies, noises, ({ net, area, skyPixels }, { skyLevel, gain }, noise) => {
        const terms = { net, sourcePixels: area, skyPixels, skyLevel, gain };
        const errorOf = (own: object) =>
          ccdError({ ...terms, readNoise: noise.read, darkElectrons: noise.dark, ...own });
        const star = simulatedStarInFrame({ starId: 'target', net, area, skyPixels, skyLevel, error: errorOf({}) });
        const photon = photonErrorMagnitudes(star);
        const parts = photonParts(photon, star, { ...simulatedFrameFacts(0), gain, noise });
        assert.ok(parts);
        const together = Math.hypot(parts.star, parts.sky, parts.readNoise, parts.darkCurrent ?? 0);
        assert.ok(Math.abs(together / photon - 1) < 1e-12);
        const part = (without: object) => Math.sqrt(1 - (errorOf(without) / errorOf({})) ** 2) * photon;
        const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-6 * photon, `${a} for ${b}`);
        near(parts.star, part({ net: 0 }));
        near(parts.sky, part({ skyLevel: 0 }));
        near(parts.darkCurrent ?? 0, part({ darkElectrons: 0 }));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('are not told of a frame measured before its noise was kept, nor the dark current where it is not known', () => {
    const star = simulatedStarInFrame({ starId: 'target' });
    const frame = simulatedFrameFacts(0);
    assert.equal(photonParts(0.01, star, frame), null);
    assert.equal(photonParts(0.01, star, { ...frame, noise: { read: 5, dark: null } })?.darkCurrent, null);
    assert.equal(photonParts(0.01, { ...star, area: Number.NaN }, { ...frame, noise: { read: 5, dark: 1 } }), null);
  });
});
