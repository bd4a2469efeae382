import assert from 'node:assert/strict';
import { type DrawnNight, type DrawnStar, drawnNight } from '../testing/drawnStars.js';
import { simulatedCandidate } from '../testing/simulatedNight.js';
import { blendedComps } from './blendedComps.js';

const NIGHTS = 20;
const FRAMES = 10;
/** From a star near saturation to one of SNR 30. */
const NETS = [400_000, 150_000, 60_000, 25_000, 10_000, 5000];

type Kind = Pick<DrawnNight, 'elongation' | 'starRadiusPixels'> & { fainterMagnitudes: number | null };

/** Of many nights: in how many the blended comp is named, and how many other comps are. */
function named({ fainterMagnitudes, ...kind }: Kind): { blended: number; others: number } {
  let [blended, others] = [0, 0];
  for (let seed = 1; seed <= NIGHTS; seed++) {
    const double = `comp${seed % (NETS.length - 1)}`;
    const stars = NETS.map((net, index): DrawnStar => {
      const starId = `comp${index}`;
      const neighbour = { fainterMagnitudes: fainterMagnitudes ?? 0, distanceFwhm: 1.5, angleDegrees: 37 * seed };
      return fainterMagnitudes !== null && starId === double ? { starId, net, neighbour } : { starId, net };
    });
    const fwhmPixels = (frame: number) => 3 + (0.6 * frame) / FRAMES;
    const frames = drawnNight({ ...kind, stars, frames: FRAMES, fwhmPixels, seed });
    const candidates = stars.map(({ starId }, index) => simulatedCandidate({ starId, mag: () => 12 }, index + 1));
    const apart = candidates.map((one, index) => ({ ...one, raDegrees: one.raDegrees + index / 10 }));
    const found = blendedComps({ candidates: apart, neighbours: [], frames, apertureArcsec: 8 });
    for (const auid of found.keys()) {
      if (auid === double && fainterMagnitudes !== null) blended++;
      else others++;
    }
  }
  return { blended, others };
}

describe('a comp with a star 1.5 FWHM away that no detection tells apart', () => {
  for (const fainterMagnitudes of [1, 2]) {
    for (const starRadiusPixels of [5, 7.5]) {
      it(`${fainterMagnitudes} mag fainter is named in all nights, no other is, aperture ${starRadiusPixels} px`, () => {
        assert.deepEqual(named({ fainterMagnitudes, starRadiusPixels }), { blended: NIGHTS, others: 0 });
      });
    }
  }

  it('is told from images that wind draws out, all alike', () => {
    const trailed = named({ fainterMagnitudes: 2, starRadiusPixels: 7.5, elongation: 1.3 });
    assert.equal(trailed.others, 0);
    assert.ok(trailed.blended >= 0.9 * NIGHTS, `${trailed.blended}`);
  });

  it('is not found where there is none', () => {
    assert.equal(named({ fainterMagnitudes: null, starRadiusPixels: 7.5 }).others, 0);
    assert.equal(named({ fainterMagnitudes: null, starRadiusPixels: 7.5, elongation: 1.5 }).others, 0);
  });
});
