import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import type { MeasuredFrame, StarInFrame } from '../measurement/measurement.js';
import { simulatedFrameFacts, simulatedStarInFrame } from '../testing/simulatedNight.js';
import { radiusEvidence } from './radiusEvidence.js';
import { settleAperture } from './settleAperture.js';

const FWHM = 4;
const LADDER = [4, 4.8, 5.7, 6.8, 8.2, 9.8, 11.7, 14];
const COMPS = ['000-A', '000-B', '000-C', '000-D'];
const reference = {
  filename: 'a',
  index: 0,
  fwhmPixels: FWHM,
  fwhm80Pixels: FWHM,
  passedOver: null,
  frameFlags: new Map(),
};
const aperture = {
  radii: { starPixels: 9, skyInnerPixels: 18, skyOuterPixels: 36 },
  ladder: LADDER,
  scales: new Map<string, number>(),
  reason: 'by the profile alone',
  reference,
};

interface Night {
  frames?: number;
  /** Counts on a frame. */
  target: number;
  comps?: number;
  /** Counts a pixel. */
  sky: number;
  /** By how much a radius in pixels scatters beyond the photons, magnitudes. */
  beyond?: (radiusPixels: number) => number;
  /** Stated errors over the true ones. */
  overstated?: number;
}

/** Light of a Gaussian star in a circle. */
const inside = (radius: number) => 1 - Math.exp(-4 * Math.LN2 * (radius / FWHM) ** 2);

/** The frames of a night with a star radius. The noise of a wider aperture holds that of all narrower ones. */
function nightOf({ frames = 80, target, comps = 100_000, sky, beyond = () => 0, overstated = 1 }: Night) {
  const lights = new Map([['target', target], ...COMPS.map((auid, index) => [auid, comps * (1 + index / 2)] as const)]);
  const grown = new Map(LADDER.map((radius) => [radius, [] as MeasuredFrame[]]));
  const normal = seededNormal(7);
  for (let index = 0; index < frames; index++) {
    const noises = new Map([...lights.keys()].map((id) => [id, 0]));
    const seeing = new Map([...lights.keys()].map((id) => [id, normal()]));
    let [before, lightBefore] = [0, 0];
    for (const radiusPixels of LADDER) {
      const area = Math.PI * radiusPixels ** 2;
      const stars = [...lights].map(([starId, light]): [string, StarInFrame] => {
        const fraction = inside(radiusPixels);
        const ring = light * (fraction - lightBefore) + sky * (area - before);
        const noise = (noises.get(starId) ?? 0) + Math.sqrt(ring) * normal();
        noises.set(starId, noise);
        const varied = 10 ** (-0.4 * beyond(radiusPixels) * (seeing.get(starId) ?? 0));
        const error = overstated * Math.sqrt(light * fraction + sky * area);
        return [starId, simulatedStarInFrame({ starId, net: light * fraction * varied + noise, error })];
      });
      [before, lightBefore] = [area, inside(radiusPixels)];
      const radii = { ...aperture.radii, starPixels: radiusPixels };
      grown.get(radiusPixels)?.push({ frame: simulatedFrameFacts(index), radii, stars: new Map(stars) });
    }
  }
  return (starPixels: number) => grown.get(starPixels) ?? [];
}

const settled = (night: Night, comps: readonly string[] = COMPS) => settleAperture(aperture, comps, nightOf(night));

/** True error of T1's photons with a radius, magnitudes. */
const photons = ({ target, sky }: Night, radius: number) =>
  (1.0857 * Math.sqrt(target * inside(radius) + sky * Math.PI * radius ** 2)) / (target * inside(radius));

/** What a radius costs over the best of the ladder. */
function overBest(night: Night, radius: number): number {
  return photons(night, radius) / Math.min(...LADDER.map((other) => photons(night, other)));
}

describe('the star radius of a series', () => {
  it('is small for a target that drowns in the sky, and larger for a bright one', () => {
    const faint = { target: 3000, sky: 400 };
    const bright = { target: 2_000_000, sky: 20 };
    const radii = [faint, bright].map((night) => settled(night).radii.starPixels);
    assert.ok((radii[0] ?? 0) <= 4.8 && (radii[1] ?? 0) >= 5.7, `${radii}`);
    assert.ok(overBest(faint, radii[0] ?? 0) < 1.04 && overBest(bright, radii[1] ?? 0) < 1.04);
  });

  it('is the same for a target that can hardly be seen as for a faint one', () => {
    for (const target of [-500, 0, 100, 1000])
      assert.ok(settled({ target, sky: 400 }).radii.starPixels <= 4.8, `${target}`);
  });

  it('leaves a radius in which the comps scatter beyond their photons, if T1 is bright enough to suffer', () => {
    const beyond = (radius: number) => (radius < 8 ? 0.02 : 0.001);
    assert.equal(settled({ target: 300_000, sky: 500, beyond }).radii.starPixels, 8.2);
    assert.ok(settled({ target: 1000, sky: 400, beyond }).radii.starPixels <= 4.8);
  });

  it('does not let errors that are overstated alike drown what the comps scatter', () => {
    const beyond = (radius: number) => (radius < 8 ? 0.02 : 0.001);
    const { radii, tried } = settled({ target: 300_000, sky: 500, beyond, overstated: 8 });
    assert.equal(radii.starPixels, 8.2);
    const chosen = tried.find(({ radiusPixels }) => radiusPixels === 8.2);
    assert.ok((chosen?.predictedError ?? 1) < 0.005, `${chosen?.predictedError}`);
  });

  it('is told with what other radii would have cost, over the sky that was measured', () => {
    const { reason, tried, radii } = settled({ target: 3000, sky: 400 });
    assert.match(
      reason,
      /^star radius 4\.\d px, 1\.\d times the FWHM: an error of T1 of 0\.0\d+ mag, the least or as good; it would be (0\.\d+ mag at 4\.0 px and )?0\.\d+ mag at 14\.0 px; sky from 18\.0 px to 36\.0 px$/,
    );
    assert.deepEqual([radii.skyInnerPixels, radii.skyOuterPixels], [18, 36]);
    assert.deepEqual(
      tried.map(({ radiusPixels }) => radiusPixels),
      LADDER,
    );
    assert.equal(tried.at(-1)?.lightFraction, 1);
    assert.ok(Math.abs((tried[0]?.lightFraction ?? 0) - inside(4)) < 0.01);
  });

  it('rests on photons alone where there are too few frames or no two comps', () => {
    const beyond = (radius: number) => (radius < 8 ? 0.02 : 0.001);
    const night = { target: 300_000, sky: 500, beyond };
    for (const { radii, tried } of [settled({ ...night, frames: 8 }), settled(night, COMPS.slice(0, 1))]) {
      assert.ok(radii.starPixels < 8, `${radii.starPixels}`);
      assert.ok(tried.every(({ compScatter }) => Number.isNaN(compScatter)));
    }
  });

  it('is as measured where there is nothing to choose from or to judge by', () => {
    const asIs = { radii: aperture.radii, reason: aperture.reason, tried: [] };
    const framesAt = nightOf({ target: 3000, sky: 400 });
    assert.deepEqual(settleAperture({ ...aperture, ladder: [] }, COMPS, framesAt), asIs);
    assert.deepEqual(settleAperture(aperture, [], framesAt), asIs);
    assert.deepEqual(settleAperture(aperture, ['000-unseen'], framesAt), asIs);
    assert.deepEqual(
      settleAperture(aperture, COMPS, () => []),
      asIs,
    );
    assert.deepEqual(radiusEvidence([], COMPS), []);
  });
});
