/** The star a report speaks of. */
export interface ReportedStar {
  name: string;
  /** '' where the AAVSO has given it none. */
  auid: string;
}

/**
 * Which raw frame, star and filter: the identity of an observation, whatever its date style, its binning or the star's
 * alias.
 */
export interface ObservationKey {
  frame: string;
  star: string;
  filter: string;
}

/** 128 bits of a hash tell any two frames apart, and let an event name ten thousand. */
const FRAME_DIGITS = 32;
const BETWEEN_FRAMES = '+';

/** A raw frame by its SHA-256. */
export function frameKey(sha256: string): string {
  return sha256.slice(0, FRAME_DIGITS).toLowerCase();
}

export function starKey({ name, auid }: ReportedStar): string {
  return auid !== '' ? auid : name.toUpperCase().replace(/\s+/g, '');
}

/** One row of a report by the frames it was made of, as an event names it. */
export function rowKey(sha256s: readonly string[]): string {
  return sha256s.map(frameKey).join(BETWEEN_FRAMES);
}

/** Every observation a row stands for: one a frame. */
export function observationKeys(row: string, star: string, filter: string): ObservationKey[] {
  return row.split(BETWEEN_FRAMES).map((frame) => ({ frame, star, filter }));
}
