import type { FillingNight } from '../../../../server/src/domain/contract.js';
import { countdown } from '../times.js';

/** How a night that is being filled stands, so many seconds after the server told of it. */
export function fillingWords(
  { files, lastFileSecondsAgo, settleSeconds, beginsInSeconds, begun }: FillingNight,
  passedSeconds: number,
): string {
  const came = `${files} ${files === 1 ? 'file' : 'files'}, last ${Math.round(lastFileSecondsAgo + passedSeconds)} s ago`;
  if (begun) return `${came}; begins now`;
  return `${came}; begins when still for ${duration(settleSeconds)} (${countdown(beginsInSeconds - passedSeconds)})`;
}

function duration(seconds: number): string {
  return seconds >= 60 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
