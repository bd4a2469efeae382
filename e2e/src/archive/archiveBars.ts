import { type Bar, barTable } from '../bars/barTable.js';
import type { ArchiveResult } from './archiveResult.js';

const MEBIBYTE = 2 ** 20;
/** What a night costs more on the archive than on an empty home. */
const MOST_MORE = 1.1;
/** A replay holds as much in its second half as in its first, but for what comes and goes. */
const FLAT = 1.1;
const REPLAY_SECONDS = 60;

/** Each bar of an archive of 1,000 nights beside what was measured on this one. */
export function archiveBars(result: ArchiveResult): string {
  return barTable(barsOf(result));
}

export function barsOf({ nothingNew, idle, replays, newNight, newNightAlone }: ArchiveResult): Bar[] {
  const bars: Bar[] = [];
  const atMost = (what: string, measured: number, most: number, unit = 's', digits = 2) => {
    const [told, wanted] = [measured.toFixed(digits), String(most)].map((number) => `${number} ${unit}`);
    bars.push({ what, measured: told ?? '', wanted: `at most ${wanted}`, holds: measured <= most });
  };
  if (nothingNew !== undefined) {
    const cpu = `${nothingNew.cpuSeconds.toFixed(1)} s of CPU`;
    atMost(`\`run --once\` with nothing new (${cpu})`, nothingNew.wallSeconds, 10, 's', 1);
  }
  if (idle !== undefined) {
    atMost('idle `up`', idle.idlePercent, 2, '% of a core');
    atMost(`\`status\` (${idle.statusCpuSeconds.toFixed(2)} s of CPU)`, idle.statusSeconds, 0.5);
    atMost(`the page's list of ${idle.listSeries} series`, idle.listSeconds, 1);
    atMost(`a light curve of ${idle.curvePoints} points`, idle.curveSeconds, 0.5);
  }
  if (newNight !== undefined && newNightAlone !== undefined) {
    const what = `CPU of a night more (on an empty home ${newNightAlone.cpuSeconds.toFixed(1)} s)`;
    atMost(what, newNight.cpuSeconds, Number((MOST_MORE * newNightAlone.cpuSeconds).toFixed(1)), 's', 1);
  }
  for (const { service, seconds, cpuSeconds, heldBytes } of replays ?? []) {
    atMost(`replay of \`${service}\` (${cpuSeconds.toFixed(1)} s of CPU)`, seconds, REPLAY_SECONDS, 's', 1);
    const [, half = 0, whole = 0] = heldBytes;
    const held = `${heldBytes.map((bytes) => Math.round(bytes / MEBIBYTE)).join(', ')} MiB`;
    bars.push({
      what: `memory of it after a quarter, half and all of the time`,
      measured: held,
      wanted: `flat: at the end at most ${FLAT} times that of the half`,
      holds: whole <= FLAT * half,
    });
  }
  return bars;
}
