import assert from 'node:assert/strict';
import type { Image } from '@wombat/imaging';
import type { work } from '@wombat/proto';
import { seededNormal, seededRandom } from '@wombat/random';
import { pixelToSky, wcsOfNumbers } from '@wombat/sky';
import { flagNames, starOfFact } from '../domain/index.js';
import { measureFrame } from './measureFrame.js';

const SIDE = 71;
const CENTRE = 35;
const FRAMES = 200;
const solution = {
  ...{ crpixX: CENTRE, crpixY: CENTRE, raDegrees: 60, decDegrees: -16.5, sip: undefined },
  ...{ cd11: -3e-4, cd12: 0, cd21: 0, cd22: 3e-4 },
};
const order: work.MeasureOrder = {
  reduction: { series: { night: '20240101', targetName: 'X', filter: 'V' }, revision: 1, attempt: 1 },
  ...{ frames: [], ladderPixels: [4, 8], radii: { starPixels: 6, skyInnerPixels: 12, skyOuterPixels: 24 } },
  stars: [{ starId: 'target', ...pixelToSky(wcsOfNumbers(solution), { x: CENTRE, y: CENTRE }) }],
};
const frame: work.FrameToMeasure = {
  ...{ path: 'a.fits', product: 'a.fits', jdUtcStart: 2460310.5, jdUtcMid: 2460310.5005, site: undefined },
  camera: { gain: 1, readNoise: 5, saturation: 60_000, peakRangeLow: 0, peakRangeHigh: 60_000 },
  ...{ fwhmPixels: 3.5, solution },
};

type Sky = (x: number, y: number) => number;

/** A star of some 8000 electrons, 3.5 pixels wide, on a sky. */
function drawn(sky: Sky, noise: (() => number) | null): Image {
  const pixels = Float32Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    const square = (x - CENTRE) ** 2 + (y - CENTRE) ** 2;
    const light = sky(x, y) + 600 * Math.exp(-square / 4.4);
    return light + (noise === null ? 0 : noise() * Math.sqrt(light + 25));
  });
  return { width: SIDE, height: SIDE, pixels };
}

const measured = (image: Image, at: Partial<work.FrameToMeasure> = {}) => {
  const [star] = measureFrame(image, image, { ...frame, ...at }, order, [], []).stars;
  assert.ok(star !== undefined);
  return { ...starOfFact(star), apertures: star.apertures };
};
const isFlagged = ({ flags }: { flags: number }) => flagNames(flags).includes('gradient');

/** Frames of a kind of sky on a level: whether the star is flagged, and by how many errors its light is off. */
function judged(level: number, kind: (random: () => number) => Sky) {
  const random = seededRandom(7);
  const even = measured(drawn(() => level, null)).net;
  return Array.from({ length: FRAMES }, (_, seed) => {
    const extra = kind(random);
    const sky: Sky = (x, y) => level + extra(x, y);
    const star = measured(drawn(sky, seededNormal(seed)));
    const off = Math.abs(measured(drawn(sky, null)).net - even) / star.error;
    return { isFlagged: isFlagged(star), inLadder: star.apertures.map(isFlagged), off };
  });
}

const EVEN = () => () => 0;
const slope =
  (perPixel: number) =>
  (random: () => number): Sky => {
    const angle = 2 * Math.PI * random();
    return (x, y) => perPixel * ((x - CENTRE) * Math.cos(angle) + (y - CENTRE) * Math.sin(angle));
  };
/** The edge of a nebula, so much brighter than the sky, somewhere across the annulus. */
const edge =
  (step: number) =>
  (random: () => number): Sky => {
    const angle = 2 * Math.PI * random();
    const from = 40 * random() - 20;
    return (x, y) => step / (1 + Math.exp(from - (x - CENTRE) * Math.cos(angle) - (y - CENTRE) * Math.sin(angle)));
  };
/** Another star in the annulus, of twelve times the light. */
const neighbour = (random: () => number): Sky => {
  const [angle, distance] = [2 * Math.PI * random(), 13 + 12 * random()];
  const [cx, cy] = [CENTRE + distance * Math.cos(angle), CENTRE + distance * Math.sin(angle)];
  return (x, y) => 7200 * (1 + ((x - cx) ** 2 + (y - cy) ** 2) / 11) ** -3;
};

describe('the flag of a sky that is not level', () => {
  it('is raised on no frame of an even sky, faint or bright, nor of one that slopes as moonlight makes it', () => {
    for (const [level, kind] of [
      [5, EVEN],
      [400, EVEN],
      [2000, slope(0.05)],
    ] as const) {
      const raised = judged(level, kind).filter((one) => one.isFlagged || one.inLadder.some((is) => is));
      assert.equal(raised.length, 0, `${raised.length} of ${FRAMES} at ${level}`);
    }
  });

  it('is raised on every frame of a steep slope, in every aperture it matters to', () => {
    for (const [perPixel, missed] of [
      [1, 0],
      [0.75, 10],
    ] as const) {
      const found = judged(400, slope(perPixel));
      const raised = found.filter((one) => one.isFlagged).length;
      assert.ok(raised >= FRAMES - missed, `${raised} of ${FRAMES}`);
      assert.ok(found.every(({ inLadder: [small, large], isFlagged: own }) => (!small || own) && (!own || large)));
    }
  });

  it('misses no edge of a nebula that costs the star four errors of its light', () => {
    for (const step of [20, 60, 300]) {
      const found = judged(400, edge(step));
      const costly = found.filter(({ off }) => off > (step === 20 ? 3.2 : 4));
      assert.ok(step === 20 || costly.length > FRAMES / 3, `${costly.length}`);
      assert.equal(costly.filter((one) => !one.isFlagged).length, 0, `of ${costly.length} at ${step}`);
    }
    assert.equal(judged(400, edge(5)).filter((one) => one.isFlagged).length, 0);
  });

  it('is not raised by another star in the annulus', () => {
    const raised = judged(400, neighbour).filter((one) => one.isFlagged).length;
    assert.ok(raised <= FRAMES / 100, `${raised} of ${FRAMES}`);
  });
});

describe('the flag of twilight', () => {
  /** At the equinox on the equator the Sun stands as far below the horizon as it is past six in the evening. */
  const EQUINOX_NOON = 2460389.5 + (12 + 7.5 / 60) / 24;
  const EQUATOR = { latitude: 0, longitude: 0, elevation: 0 };
  const image = drawn(() => 400, seededNormal(1));
  const isTwilight = (jdUtcMid: number, site: work.Site | undefined) =>
    flagNames(measured(image, { jdUtcMid, site }).flags).includes('twilight');

  it('is raised until the Sun is 12 degrees down and again from there on, whatever the time', () => {
    const random = seededRandom(3);
    for (let i = 0; i < 300; i++) {
      const below = random() * 90;
      if (Math.abs(below - 12) < 0.5) continue;
      const hours = (90 + below) / 15;
      for (const time of [hours, -hours])
        assert.equal(isTwilight(EQUINOX_NOON + time / 24, EQUATOR), below < 12, `${below} at ${time} h`);
    }
  });

  it('is not raised where no site is known', () => assert.equal(isTwilight(EQUINOX_NOON, undefined), false));
});
