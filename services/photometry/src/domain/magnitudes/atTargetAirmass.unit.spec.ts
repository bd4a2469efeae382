import assert from 'node:assert/strict';
import { observe } from '@wombat/sky';
import { type MeasuredFrame, TARGET_STAR_ID } from '../measurement/measurement.js';
import { simulatedFrameFacts, simulatedStarInFrame } from '../testing/simulatedNight.js';
import { atTargetAirmass } from './atTargetAirmass.js';

const site = { latitude: -31.27, longitude: 149.06, elevation: 0 };
const target = { raDegrees: 305.7, decDegrees: -16.5 };
/** West of the target by 0.4 degrees: it sets first. */
const comp = { raDegrees: 305.28, decDegrees: -16.5 };
/** The target's airmass is 2.3. */
const JD = 2460964.06;

function frameAt(jdUtcMid: number): MeasuredFrame {
  const stars = [
    simulatedStarInFrame({ starId: TARGET_STAR_ID, ...target, net: 100_000 }),
    simulatedStarInFrame({ starId: 'comp', ...comp, net: 100_000 }),
    simulatedStarInFrame({ starId: 'off', raDegrees: Number.NaN, decDegrees: Number.NaN, net: 5 }),
  ];
  const radii = { starPixels: 8, skyInnerPixels: 16, skyOuterPixels: 32 };
  return {
    frame: { ...simulatedFrameFacts(0), jdUtcMid },
    radii,
    stars: new Map(stars.map((star) => [star.starId, star])),
  };
}

function compMagnitudes(band: string, frame: MeasuredFrame, sites = new Map([[frame.frame.filename, site]])): number {
  const [corrected] = atTargetAirmass([frame], { band, sites });
  assert.equal(corrected?.stars.get(TARGET_STAR_ID)?.net, 100_000);
  assert.equal(corrected?.stars.get('off')?.net, 5);
  const star = corrected?.stars.get('comp');
  assert.ok(star !== undefined && Math.abs(star.net / star.error - star.snr) < 1e-9);
  return 2.5 * Math.log10(star.net / 100_000);
}

describe('stars at the airmass of the target', () => {
  it('are brighter by the mean extinction of what air they have more above them', () => {
    const [low, high] = [comp, target].map((place) => observe(place, JD, site).airmass);
    const difference = (low ?? 0) - (high ?? 0);
    assert.ok(difference > 0.02 && difference < 0.06, `${difference}`);
    for (const [band, extinction] of [
      ['B', 0.368],
      ['V', 0.214],
      ['TG', 0.214],
    ] as const)
      assert.ok(Math.abs(compMagnitudes(band, frameAt(JD)) - extinction * difference) < 1e-6, band);
  });

  it('are left as they are without a site, in a band nobody has a mean of, and near the horizon', () => {
    assert.equal(compMagnitudes('B', frameAt(JD), new Map()), 0);
    assert.equal(compMagnitudes('HA', frameAt(JD)), 0);
    assert.equal(compMagnitudes('B', frameAt(JD + 0.06)), 0);
  });
});
