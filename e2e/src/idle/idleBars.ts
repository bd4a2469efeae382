import type { Bar } from '../bars/barTable.js';
import type { IdleResult } from './benchIdle.js';

const MEBIBYTE = 2 ** 20;
/** What the program may take beside ASTAP, where every frame is solved. */
const BESIDE_ASTAP = { times: 1.15, moreSeconds: 8 };

export function idleBars({ nothingToDo, idleBytes, real }: IdleResult): Bar[] {
  const once = '`run --once` with nothing to do';
  return [
    atMost(once, nothingToDo.wallSeconds, 3, 's'),
    atMost(`CPU of it`, nothingToDo.cpuSeconds, 4, 's'),
    atMost('memory of an idle `up`', Math.round(idleBytes / MEBIBYTE), 600, 'MiB', 0),
    ...(real === null
      ? []
      : [
          atMost(`HAT-P-32, ${real.frames} frames, following`, real.follow.wallSeconds, 12, 's'),
          atMost(
            `every frame solved (ASTAP alone ${real.astapSeconds.toFixed(1)} s)`,
            real.every.wallSeconds,
            Number((BESIDE_ASTAP.times * real.astapSeconds + BESIDE_ASTAP.moreSeconds).toFixed(1)),
            's',
          ),
        ]),
  ];
}

function atMost(what: string, measured: number, most: number, unit: string, digits = 1): Bar {
  const told = `${measured.toFixed(digits)} ${unit}`;
  return { what, measured: told, wanted: `at most ${most} ${unit}`, holds: measured <= most };
}
