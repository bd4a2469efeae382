import type { ingest } from '@wombat/proto';

/** A night that is being filled, in one line: what has come, and when it begins. */
export function fillingLine(night: ingest.FillingNight): string {
  const { folder, files, lastFileSecondsAgo, settleSeconds, beginsInSeconds, begun } = night;
  const came = `${folder}: ${files} ${files === 1 ? 'file' : 'files'}, last ${Math.round(lastFileSecondsAgo)} s ago`;
  if (begun) return `${came}; begins now`;
  return `${came}; begins when still for ${duration(settleSeconds)} (${countdown(beginsInSeconds)}), or from the page`;
}

/** A night that a person has paused, in one line. */
export function pausedLine({ night, by }: ingest.PausedNight): string {
  return `${night}: paused by ${by}, until ./wombat resume ${night}`;
}

/** A night that a person has cancelled, in one line. */
export function cancelledLine({ night, by, reason }: ingest.CancelledNight): string {
  const why = reason === '' ? '' : ` (${reason})`;
  return `${night}: cancelled by ${by}${why}; ./wombat resume ${night} takes it back`;
}

/** A night that goes before others, in one line. */
export function firstLine({ night, by }: ingest.FirstNight, place: number): string {
  return `${night}: goes ${place === 0 ? 'first' : 'next'}, as ${by} said, until nothing of it is left to do`;
}

function duration(seconds: number): string {
  return seconds >= 60 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

function countdown(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
