import assert from 'node:assert/strict';
import { FrameMeta, MasterBuilt } from '@wombat/proto';
import { seededNormal } from '@wombat/random';
import { simulatedFrameFacts, simulatedStarInFrame } from '../testing/simulatedNight.js';
import { flatElectrons, flatNoise } from './flatNoise.js';
import { MAGNITUDES_PER_RELATIVE_ERROR, type StarInFrame } from './measurement.js';

const flat = { sha256: 'flat', electrons: 40_000 };

/** A night of a star that moves by so many pixels from each frame to the next. */
function night(step: number, own: Partial<StarInFrame> = {}, sha256 = (_: number) => flat.sha256, length = 40) {
  return Array.from({ length }, (_, index) => {
    const star = simulatedStarInFrame({ starId: 'target', x: 100 + step * index, ...own });
    const frame = { ...simulatedFrameFacts(index), flat: { ...flat, sha256: sha256(index) } };
    const radii = { starPixels: 8, skyInnerPixels: 16, skyOuterPixels: 32 };
    return { frame, radii, stars: new Map([['target', star]]) };
  });
}

function noiseOf(frames: ReturnType<typeof night>) {
  const [first] = frames;
  const star = first?.stars.get('target');
  assert.ok(first !== undefined && star !== undefined);
  return flatNoise('target', frames)(star, first.frame);
}

describe('flatElectrons', () => {
  const frame = FrameMeta.fromJSON({ gain: 1.6, bitpix: 16 });
  const master = (own: object) => MasterBuilt.fromJSON({ calType: 'flat', state: 'built', numImages: 10, ...own });

  it('are the light of all frames of the flat by the gain, less what the median loses', () => {
    const electrons = flatElectrons(frame, master({ lightLevel: 20_000 }));
    assert.ok(Math.abs((electrons ?? 0) - (10 * 20_000 * 1.6 * 2) / Math.PI) < 1e-6, `${electrons}`);
  });

  it('are by the gain of the flat, where that is another than the frame has', () => {
    const other = flatElectrons(frame, master({ lightLevel: 20_000, meta: { gain: 3.2 } }));
    assert.ok(Math.abs((other ?? 0) / (flatElectrons(frame, master({ lightLevel: 20_000 })) ?? 1) - 2) < 1e-9);
  });

  it('are not known of a master that does not tell its light', () => {
    assert.equal(flatElectrons(frame, master({})), null);
  });
});

describe('flatNoise', () => {
  it('is what flats with the noise of their photons make of the light of stars, over bright sky too', () => {
    const [net, skyLevel, fwhmPixels, radius] = [20_000, 300, 3.5, 8];
    const sigma = fwhmPixels / Math.sqrt(8 * Math.LN2);
    const normal = seededNormal(7);
    const nets = Array.from({ length: 3000 }, () => {
      let sum = 0;
      for (let y = -radius; y <= radius; y++)
        for (let x = -radius; x <= radius; x++) {
          if (x * x + y * y > radius * radius) continue;
          const light = (net * Math.exp(-(x * x + y * y) / (2 * sigma ** 2))) / (2 * Math.PI * sigma ** 2);
          sum += ((light + skyLevel) * normal()) / Math.sqrt(flat.electrons);
        }
      return sum;
    });
    const scatter = Math.sqrt(nets.reduce((sum, value) => sum + value ** 2, 0) / nets.length) / net;
    const star = { net, skyLevel, fwhmPixels, area: Math.PI * radius ** 2, skyPixels: 1e9 };
    const told = noiseOf(night(20, star));
    const ratio = Math.hypot(told.flat, told.flatCommon) / (MAGNITUDES_PER_RELATIVE_ERROR * scatter);
    assert.ok(Math.abs(ratio - 1) < 0.05, `${ratio}`);
  });

  it('is common to the night of a star that stands still, and each point its own of one that moves', () => {
    const still = noiseOf(night(0));
    assert.equal(still.flat, 0);
    assert.ok(still.flatCommon > 0);
    const moves = noiseOf(night(20));
    assert.ok(Math.abs(moves.flatCommon / moves.flat - 1 / Math.sqrt(39)) < 1e-6);
    assert.ok(Math.abs(Math.hypot(moves.flat, moves.flatCommon) - still.flatCommon) < 1e-12);
    const drifts = noiseOf(night(0.1));
    assert.ok(drifts.flatCommon > drifts.flat && drifts.flat > 0);
  });

  it('is told by some of very many frames as by all: the star moves by pixels in a thousand', () => {
    const long = noiseOf(night(0.002, {}, undefined, 3000));
    const short = noiseOf(night(0.02, {}, undefined, 300));
    assert.ok(Math.abs(long.flatCommon / short.flatCommon - 1) < 0.01, `${long.flatCommon} ${short.flatCommon}`);
  });

  it('is not shared by frames that have other flats', () => {
    const halves = noiseOf(night(0, {}, (index) => (index < 20 ? 'one' : 'other')));
    assert.ok(Math.abs(halves.flat - halves.flatCommon) < 1e-12 && halves.flat > 0);
  });

  it('is none without a flat that tells its light', () => {
    const frames = night(0).map(({ frame: { flat: _, ...frame }, ...rest }) => ({ frame, ...rest }));
    const star = simulatedStarInFrame({ starId: 'target' });
    assert.deepEqual(flatNoise('target', frames)(star, simulatedFrameFacts(0)), { flat: 0, flatCommon: 0 });
  });
});
