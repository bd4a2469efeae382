import { FRAME_FAILURES, type FrameFailureCode, HELD, isUnnamed, type StatusCode } from '@wombat/proto/words';

export interface ConcludedSeries {
  night: string;
  targetName: string;
  filter: string;
  revision: number;
  numImages: number;
  apphot: StatusCode;
  /** SQLite's 1 where a service asks again by itself. */
  isAskedAgain: number;
  /** What stages failed on with its frames; null: failed before the reason was kept. */
  failures: readonly (FrameFailureCode | null)[];
  /** Of the settings it was made with; null: not known. */
  settingsHash: string | null;
}

/**
 * Why a series is to be tried again when the program starts; null: no try would end otherwise. It is where whoever
 * keeps the computer may have mended what it failed on, such as a full disk; or where it halted, and settings that
 * decide what comes of it have changed. A halt for want of a name, or that is asked again by itself, is left to the one
 * who asks; one that this installation holds goes on by itself.
 */
export function reasonToRetry(series: ConcludedSeries, settingsToday: string): string | null {
  const { apphot, failures, settingsHash, isAskedAgain } = series;
  if (apphot === HELD) return null;
  if (failures.some((code) => code === null || FRAME_FAILURES[code].mender === 'installation'))
    return 'frames were lost for want of room, permission or a worker: tried again at start';
  if (apphot === 'failed' && failures.length === 0) return 'it failed, though no frame of it did: tried again at start';
  const isHalted = apphot !== 'validate' && !isUnnamed(apphot) && isAskedAgain === 0;
  if (isHalted && settingsHash !== null && settingsHash !== settingsToday)
    return 'it had halted, and settings have changed since';
  return null;
}
