import { framePart, readHeader } from '@wombat/fits';
import { type SipWcs, wcsFromCards } from '@wombat/sky';
import type { FrameStars } from '../adapters/frameStars.js';
import { believableWcs, frameWcs, type Hints, type SkyMatch, solutionOf } from '../domain/index.js';
import { checkSky } from './checkSky.js';
import { attemptOf, type Tried } from './tried.js';

/** How far the header's solution may lie from where the telescope pointed. */
const FARTHEST_DEGREES = 10;

/** What a solution can be checked by. */
interface Sky {
  /** Folder of the star database; null where there is none to use. */
  database: string | null;
  stars: FrameStars;
}

/**
 * The solution that stands in the header of a raw frame, if the stars are where it says; nothing where there is none.
 * That of the calibrated frame may be our own by now: a frame that is solved once more is solved as it was before.
 */
export async function headerSolution(raw: string, hints: Hints, sky: Sky): Promise<Tried> {
  const { database, stars } = sky;
  const read = await readHeader(raw);
  const part = read.ok ? framePart(read.value) : read;
  if (!part.ok) return { attempts: [], found: null, reason: part.fault.message };
  const { header } = part.value;
  const wcs = wcsFromCards((keyword) => {
    const value = header.get(keyword);
    return typeof value === 'number' || typeof value === 'string' ? value : undefined;
  });
  if (!wcs.ok) {
    return wcs.fault.code === 'no-wcs'
      ? { attempts: [], found: null, reason: wcs.fault.message }
      : refused(wcs.fault.message);
  }
  const carried = frameWcs(wcs.value, stars.image);
  if (carried === null)
    return refused(
      `its ${wcs.value.kind} distortion is wilder than a polynomial of 7th order: the frame is solved anew`,
    );
  const known = { ...hints, maxDistanceDegrees: FARTHEST_DEGREES };
  const believed = believableWcs(carried, stars.image, known);
  if (!believed.ok) return refused(`not believed: ${believed.fault.message}`);
  const match = await checkSky(database, believed.value, stars);
  if (match === null) return refused('the stars of the database are not where the header says');
  if (carried.kind === 'SIP' && (await isBetterWithout(sky, { carried, match })))
    return refused(
      'the stars of the database stand better without the distortion of the header: the frame is solved anew',
    );
  const { solution, rmsArcsec } = match;
  return {
    attempts: [attemptOf({ method: 'header', solution, rmsArcsec, stars: stars.count })],
    found: { solution, method: 'its own header, checked by stars' },
    reason: '',
  };
}

/** So much larger a share of the stars matches only where something is wrong with the distortion, not by chance. */
const BETTER = 1.05;

/** Whether the same solution finds more stars when its distortion is left out: then that is of another telescope. */
async function isBetterWithout(
  { database, stars }: Sky,
  { carried, match }: { carried: SipWcs; match: SkyMatch },
): Promise<boolean> {
  const { crpixX, crpixY, raDegrees, decDegrees, cd } = carried;
  const straight = solutionOf({ kind: 'TAN', crpixX, crpixY, raDegrees, decDegrees, cd }, stars.image);
  const without = await checkSky(database, straight, stars);
  return without !== null && without.matched > BETTER * match.matched;
}

function refused(reason: string): Tried {
  return { attempts: [attemptOf({ method: 'header', error: reason })], found: null, reason };
}
