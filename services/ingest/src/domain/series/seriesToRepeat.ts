import type { StatusCode } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';

export interface StandingSeries {
  night: string;
  targetName: string;
  filter: string;
  /** The last that was asked for. */
  revision: number;
  numImages: number;
  apphot: StatusCode | null;
  /** Frames a stage could not handle. */
  failedFrames: number;
}

/** What a person wants to be reduced again; '' stands for every target or filter. */
export interface ReductionWish {
  night: string;
  targetName: string;
  filter: string;
  failedOnly: boolean;
}

/** The series of a night that a person's wish means; refused with a sentence where it means none. */
export function seriesToRepeat(
  ofNight: readonly StandingSeries[],
  { night, targetName, filter, failedOnly }: ReductionWish,
): Result<StandingSeries[]> {
  if (ofNight.length === 0) return refuse(`no series of the night ${night} is known`);
  const meant = ofNight.filter(
    (series) => (targetName === '' || series.targetName === targetName) && (filter === '' || series.filter === filter),
  );
  const names = [...new Set(ofNight.map((series) => `${series.targetName} ${series.filter}`))].join(', ');
  if (meant.length === 0)
    return refuse(`the night ${night} has no ${[targetName, filter].join(' ').trim()}, but ${names}`);
  const failed = failedOnly ? meant.filter(hasFailed) : meant;
  return failed.length > 0 ? ok(failed) : refuse('nothing of it has failed: there is nothing to reduce again');
}

/** Halted where a try more may help, or with frames lost on the way. */
function hasFailed({ apphot, failedFrames }: StandingSeries): boolean {
  return apphot === 'failed' || apphot === 'notrans' || failedFrames > 0;
}
