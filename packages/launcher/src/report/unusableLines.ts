import type { ingest } from '@wombat/proto';
import { printable } from '@wombat/service-kit/words';

const MOST = 10;

/** Targets that have no series in a night, as not one of their lights can be used: a line each, the newest ten. */
export function unusableLines(unusable: readonly ingest.UnusableLights[]): string[] {
  const lines = unusable.slice(0, MOST).map(({ date, targetName, frames, firstPath, reason }) => {
    const which = frames === 1 ? 'the only light' : `none of the ${frames} lights`;
    const can = frames === 1 ? 'cannot' : 'can';
    return `${which} of ${targetName} ${date} ${can} be used: ${firstPath}: ${reason}`;
  });
  const more = unusable.length - MOST;
  return [...lines, ...(more > 0 ? [`and so of ${more} more targets of older nights`] : [])].map(printable);
}
