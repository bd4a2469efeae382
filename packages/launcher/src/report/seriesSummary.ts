import type { ingest } from '@wombat/proto';
import { HELD } from '@wombat/proto/words';
import { countsText, lostFrames, sumOfCounts } from './frameCounts.js';

/** The night's work in one line: how many series stand how, and how far their frames have come. */
export function seriesSummary(series: readonly ingest.SeriesState[]): string {
  const waiting = series.filter(({ apphot, submitted }) => apphot === 'validate' && submitted === undefined).length;
  const decided = series.filter(({ submitted }) => submitted !== undefined).length;
  const cancelled = series.length - wanted(series).length;
  const halted = wanted(series).filter(({ apphot }) => apphot !== undefined && apphot !== 'validate').length;
  const stands = [
    `${waiting} to be validated`,
    ...(decided > 0 ? [`${decided} decided`] : []),
    `${halted} halted`,
    ...(cancelled > 0 ? [`${cancelled} cancelled`] : []),
  ];
  const count = series.length === 1 ? '1 series' : `${series.length} series`;
  return `${count}: ${stands.join(', ')}. Frames: ${countsText(sumOfCounts(series))}`;
}

/** What a person has cancelled is settled: nothing of it waits, is held or lost. */
function wanted(series: readonly ingest.SeriesState[]): ingest.SeriesState[] {
  return series.filter(({ cancelled }) => cancelled === undefined);
}

/** A sentence where series wait until this computer lets them go on; null where none does. */
export function heldSentence(series: readonly ingest.SeriesState[]): string | null {
  const held = wanted(series).filter(({ apphot }) => apphot === HELD).length;
  if (held === 0) return null;
  const count = held === 1 ? '1 series is' : `${held} series are`;
  return `${count} held by something on this computer, which the reason names; nothing is lost, and the next start goes on`;
}

/**
 * A sentence where masters could not be made and series went on without them that nobody has decided on; null where
 * none did.
 */
export function mastersSentence(series: readonly ingest.SeriesState[]): string | null {
  const without = wanted(series).filter(({ failedMasters, submitted }) => failedMasters && submitted === undefined);
  if (without.length === 0) return null;
  const count = without.length === 1 ? '1 series' : `${without.length} series`;
  return `${count} went on without a master that could not be made; ./wombat status says which, and why`;
}

/** A sentence where a stage failed on frames, for they are in nobody's sight else; null where all went their way. */
export function lostSentence(series: readonly ingest.SeriesState[]): string | null {
  const lost = lostFrames(wanted(series));
  if (lost === 0) return null;
  const frames = lost === 1 ? '1 frame was' : `${lost} frames were`;
  return `${frames} lost on the way; the table frame of wombatpipeline.db says why for each (docs/statuses.md)`;
}
