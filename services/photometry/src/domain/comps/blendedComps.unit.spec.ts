import assert from 'node:assert/strict';
import { flagBits } from '../measurement/flags.js';
import { type MeasuredFrame, starOffFrame } from '../measurement/measurement.js';
import { simulatedCandidate, simulatedFrameFacts, simulatedStarInFrame } from '../testing/simulatedNight.js';
import { blendedComps, type CatalogueNeighbour } from './blendedComps.js';

const comp = { ...simulatedCandidate({ starId: 'comp', mag: () => 12 }, 1), raDegrees: 100, decDegrees: 60 };
const radii = { starPixels: 8, skyInnerPixels: 16, skyOuterPixels: 32 };

/** A star so many arcseconds east, where a second of RA is half a second of arc. */
const beside = (arcsec: number, mag: number | null, starId = 'other'): CatalogueNeighbour => ({
  starId,
  raDegrees: 100 + (2 * arcsec) / 3600,
  decDegrees: 60,
  mag,
});

const why = (neighbours: readonly CatalogueNeighbour[], frames: readonly MeasuredFrame[] = []) =>
  blendedComps({ candidates: [comp], neighbours, frames, apertureArcsec: 8 }).get('comp');

function frames(flagged: number, measured: number, off = 0): MeasuredFrame[] {
  return Array.from({ length: measured + off }, (_, index) => {
    const flags = index < flagged ? flagBits('neighbourInAperture') : 0;
    const star = index < measured ? simulatedStarInFrame({ starId: 'comp', flags }) : starOffFrame('comp');
    return { frame: simulatedFrameFacts(index), radii, stars: new Map([['comp', star]]) };
  });
}

describe('blendedComps', () => {
  it('finds the nearest star of the catalogue inside the aperture', () => {
    assert.equal(why([beside(7, 13), beside(4.2, 13.14)]), 'other of 13.1 mag lies 4.2" away, inside the aperture');
    assert.equal(why([beside(4.2, null)]), 'other lies 4.2" away, inside the aperture');
    assert.equal(why([beside(8.1, 10)]), undefined);
  });

  it('lets much fainter stars be, and the comp itself under any name', () => {
    assert.notEqual(why([beside(4, 16)]), undefined);
    assert.equal(why([beside(4, 16.01)]), undefined);
    assert.equal(why([beside(2, 12, 'comp'), beside(0.5, 12)]), undefined);
  });

  it('believes a second detection in more than a tenth of the frames that show the comp', () => {
    assert.equal(why([], frames(2, 20)), undefined);
    assert.equal(why([], frames(3, 20)), 'another star inside the aperture in 3 of 20 frames');
    assert.equal(why([], frames(2, 10, 30)), 'another star inside the aperture in 2 of 10 frames');
  });
});
