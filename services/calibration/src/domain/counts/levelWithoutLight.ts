/** What tells where the counts of a frame begin. */
export interface LevelSources {
  /** Letters B, D, F of what had been done to the frame before. */
  readonly done: string;
  /** Median of the master bias of the frame; null: there is none. */
  readonly bias: number | null;
  /** Median of its dark, where the bias is still in that. */
  readonly darkWithBias: number | null;
  /** Whether the level was taken away on opening: by an overscan, or a pedestal that was added. */
  readonly isZeroBased: boolean;
  /** A pedestal that is still in the pixels. */
  readonly pedestal: number;
}

export type Level = { readonly adu: number } | { readonly unknown: string };

/** Counts of a frame without any light, above which a camera's polynomial counts; or why nobody knows. */
export function levelWithoutLight({ done, bias, darkWithBias, isZeroBased, pedestal }: LevelSources): Level {
  if (done.includes('D') || done.includes('F')) return { unknown: 'another program took its dark or flat out before' };
  if (done.includes('B')) return { adu: pedestal };
  const level = bias ?? darkWithBias;
  if (level !== null) return { adu: level + pedestal };
  if (isZeroBased || pedestal !== 0) return { adu: pedestal };
  return { unknown: 'no bias tells where its counts begin' };
}

/** What is told of a frame, or of the frames of a master, whose camera has a polynomial. */
export function linearWords(linearity: readonly number[], level: Level): string {
  if ('unknown' in level) return `not made linear: ${level.unknown}`;
  return `made linear by ${linearity.join(', ')}, of counts above ${Number(level.adu.toFixed(2))} ADU`;
}
