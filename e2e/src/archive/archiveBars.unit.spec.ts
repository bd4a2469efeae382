import { archiveBars, barsOf } from './archiveBars.js';
import type { ArchiveResult } from './archiveResult.js';

const MEBIBYTE = 2 ** 20;
const size = { nights: 1000, series: 5, frames: 100 };
const begun: ArchiveResult = { benchmark: 'wombat archive', version: 2, startedAt: '', load: 0, ...size };
const once = (cpuSeconds: number) => ({ wallSeconds: 9.7, cpuSeconds, programs: {} });
const idle = {
  ...{ startSeconds: 5, idlePercent: 2.2, idlePrograms: {}, statusSeconds: 0.5, statusCpuSeconds: 0.3 },
  ...{ listSeconds: 0.9, listSeries: 5000, curveSeconds: 0.51, curvePoints: 100 },
};
const replay = (seconds: number, ...held: number[]) => ({
  ...{ service: 'ingest', events: 2_600_000, seconds, cpuSeconds: seconds - 1 },
  heldBytes: held.map((one) => one * MEBIBYTE),
});
const heldOf = (result: Partial<ArchiveResult>) => barsOf({ ...begun, ...result }).map(({ holds }) => holds);

describe('the bars of an archive', () => {
  it('are those of the parts that were measured', () => {
    expect(barsOf(begun)).toEqual([]);
    expect(archiveBars({ ...begun, nothingNew: once(9) })).toContain(
      '| `run --once` with nothing new (9.0 s of CPU) | 9.7 s | at most 10 s | yes |',
    );
    expect(heldOf({ idle })).toEqual([false, true, true, false]);
  });

  it('let a night more cost a tenth more than on an empty home', () => {
    expect(heldOf({ newNight: once(11), newNightAlone: once(10) })).toEqual([true]);
    expect(heldOf({ newNight: once(11.2), newNightAlone: once(10) })).toEqual([false]);
    expect(heldOf({ newNight: once(11) })).toEqual([]);
  });

  it('ask a replay for its time, and for memory that has grown no more after its half', () => {
    expect(heldOf({ replays: [replay(60, 200, 300, 329)] })).toEqual([true, true]);
    expect(heldOf({ replays: [replay(61, 200, 300, 331)] })).toEqual([false, false]);
  });
});
