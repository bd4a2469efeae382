import type { StarReputation } from '../contract.js';
import { meanOf, medianOf } from './nightStatistics.js';

/** One night may be cloud, two may be chance. */
const NIGHTS_RUNNING = 3;

/**
 * A sentence for the AAVSO's sequence team of a star that was out of line, to the same side, on each of the last three
 * nights that say something of it; '' of every other.
 */
export function sequenceReport(
  targetName: string,
  { auid, filter, nights }: Pick<StarReputation, 'auid' | 'filter' | 'nights'>,
): string {
  const last = nights.slice(-NIGHTS_RUNNING);
  const [first] = last;
  const isOut = last.every((night) => night.isOut && Math.sign(night.residual) === Math.sign(first?.residual ?? 0));
  if (last.length < NIGHTS_RUNNING || !isOut) return '';
  const mean = meanOf(last.map(({ residual }) => residual));
  const limit = medianOf(last.map(({ threshold }) => threshold));
  const each = last.map(({ night, residual }) => `${dateOf(night)} ${signed(residual)}`).join(', ');
  return (
    `${auid}, a comparison star of ${targetName}, measures ${Math.abs(mean).toFixed(3)} mag ` +
    `${mean > 0 ? 'fainter' : 'brighter'} in ${filter} than its catalogue magnitude, held against the other stars of the ` +
    `sequence: ${each} (beyond ${limit.toFixed(3)} mag on each of these nights).`
  );
}

function dateOf(night: string): string {
  return `${night.slice(0, 4)}-${night.slice(4, 6)}-${night.slice(6)}`;
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(3)}`;
}
