import type { VsxStar } from '@wombat/aavso';
import type { SkyPosition } from '@wombat/sky';
import type { AavsoClients } from '../adapters/aavsoClients.js';
import {
  centre,
  contains,
  type Footprint,
  halfDiagonalDegrees,
  type NameAttempt,
  nextNameToAsk,
  resolveStar,
  type StarResolution,
  type TargetEntry,
} from '../domain/index.js';

export interface Identification {
  folderName: string;
  configured: TargetEntry;
  names: readonly string[];
  /** Well-pointed frames; none: wherever the star may lie. */
  frames: readonly Footprint[];
  vsx: AavsoClients['vsx'];
  /** Whether the variables of the field are asked for where no name leads to a star. */
  offer: boolean;
}

export interface Identified {
  resolution: StarResolution;
  attempts: NameAttempt[];
}

/** Asks VSX for the names of a target, as few as it takes, and decides on its answers. */
export async function identifyTarget(asked: Identification): Promise<Identified> {
  const { folderName, configured, frames } = asked;
  const onImage =
    frames.length === 0 ? null : (position: SkyPosition) => frames.some((frame) => contains(frame, position, 0));
  const attempts: NameAttempt[] = [];
  const next = () => nextNameToAsk({ names: asked.names, attempts, onImage });
  for (let name = next(); name !== null; name = next()) attempts.push({ name, answer: await asked.vsx.byName(name) });
  const notFound = attempts.every(({ answer }) => isElsewhere(answer, onImage));
  const around = asked.offer && notFound ? await askAround(asked) : null;
  return { resolution: resolveStar({ folderName, configured, attempts, onImage, around }), attempts };
}

function isElsewhere(answer: NameAttempt['answer'], onImage: ((position: SkyPosition) => boolean) | null): boolean {
  if (answer.outcome === 'found') return onImage?.(answer.value) === false;
  return answer.outcome === 'unknown';
}

async function askAround({ frames, vsx, configured }: Identification) {
  const [first] = frames;
  if (first === undefined || configured.position !== null) return null;
  const middle = centre(first);
  return { centre: middle, answer: await vsx.near(middle, halfDiagonalDegrees(first)) };
}

/** VSX's own words for the range, e.g. `7.7 V .. 12.4 V`. */
export function rangeText(star: VsxStar | null): string {
  return [star?.maxMag?.raw, star?.minMag?.raw].filter((text) => text !== undefined).join(' .. ');
}
