import assert from 'node:assert/strict';
import { simulateNight } from '../testing/simulatedNight.js';
import { seeingGate } from './seeingGate.js';

const stars = [{ starId: 'target', mag: () => 12 }];
const night = simulateNight({ frames: 20, stars, zeroPoint: () => 21, noise: false, seed: 1 });

/** The night with these widths of its stars, measured with a radius of 4 px. */
function seenWith(fwhm: (frame: number) => number) {
  return night.map((measured, index) => ({
    ...measured,
    radii: { starPixels: 4, skyInnerPixels: 8, skyOuterPixels: 16 },
    stars: new Map([...measured.stars].map(([id, star]) => [id, { ...star, fwhmPixels: fwhm(index) }])),
  }));
}

describe('seeingGate', () => {
  it('passes where the stars stay as narrow as the radius asks for', () => {
    const [gate] = seeingGate(seenWith((frame) => 3 + 0.05 * frame));
    assert.deepEqual([gate?.gate, gate?.verdict, gate?.threshold], ['seeing', 'pass', 5]);
    assert.equal(
      gate?.text,
      'On nine of ten frames the FWHM is at most 3.9 px, the star radius of 4.0 px is made for up to 5.0 px.',
    );
  });

  it('fails where they are wider on more than a tenth of the frames, and not for two of twenty', () => {
    const [bad] = seeingGate(seenWith((frame) => (frame < 3 ? 5.5 : 3)));
    assert.equal(bad?.verdict, 'fail');
    assert.match(bad?.text ?? '', /5\.5 px.*set a larger one/);
    assert.equal(seeingGate(seenWith((frame) => (frame < 1 ? 9 : 3)))[0]?.verdict, 'pass');
  });

  it('counts no frame as wider whose radius is as much larger', () => {
    const following = seenWith((frame) => 2 + 0.2 * frame).map((measured, frame) => ({
      ...measured,
      radii: { ...measured.radii, starPixels: 1.2 * (2 + 0.2 * frame) },
    }));
    const [gate] = seeingGate(following);
    assert.equal(gate?.verdict, 'pass');
    assert.match(gate?.text ?? '', /beside the radius of each/);
  });

  it('says nothing where no star has a width', () => {
    assert.deepEqual(seeingGate(seenWith(() => Number.NaN)), []);
    assert.deepEqual(seeingGate([]), []);
  });
});
