import type { StandinCatalogue } from '@wombat/aavso-standin';
import type { NewEvent, SeriesName } from '@wombat/eventlog';
import { FrameDiscovered, FrameSolved, FramesSolved, ReductionRequested } from '@wombat/proto';

export const series: SeriesName = { night: '20260101', targetName: 'SSCyg', filter: 'V' };

const [raDegrees, decDegrees] = [325.67842, 43.58609];

const light = { kind: 'light', state: 'accepted', revision: 1 };

/** A frame on SS Cyg of so many degrees a side. */
const solution = (degrees: number) => ({
  ...{ crpixX: 499.5, crpixY: 499.5, raDegrees, decDegrees },
  ...{ cd11: -degrees / 1000, cd12: 0, cd21: 0, cd22: degrees / 1000 },
});

export interface Solved {
  targetName?: string;
  sideDegrees?: number;
}

/** SS Cyg with three comparison stars on a frame of half a degree. */
export const sky: StandinCatalogue = {
  chartid: 'X12345AB',
  variables: [
    {
      Name: 'SS Cyg',
      AUID: '000-BCP-220',
      RA2000: String(raDegrees),
      Declination2000: String(decDegrees),
      MaxMag: '7.7 V',
      MinMag: '12.4 V',
    },
  ],
  comps: [0.05, -0.06, 0.1].map((away, index) => ({
    auid: `000-BCP-00${index}`,
    ra: raDegrees + away,
    dec: decDegrees + away,
    label: '95',
    bands: [{ band: 'V', mag: 9.5 + index, error: 0.01 }],
  })),
};

/** What stands in the log when the one frame of a series has been solved. */
export function solvedSeries(
  revision: number,
  { targetName = series.targetName, sideDegrees = 0.5 }: Solved = {},
): NewEvent[] {
  const reduction = { series: { ...series, targetName }, revision, attempt: 1 };
  const path = `${series.night}/Light/${targetName}/a.fits`;
  const id = (step: string) => `${step}-${targetName}-${revision}`;
  const meta = { width: 1000, height: 1000, midJdUtc: 2461041.5 };
  return [
    {
      id: `found-${targetName}`,
      type: 'FrameDiscovered',
      payload: FrameDiscovered.fromJSON({ ...light, series: reduction.series, path, meta }),
    },
    {
      id: id('solved'),
      type: 'FrameSolved',
      payload: FrameSolved.fromJSON({ reduction, path, solved: true, solution: solution(sideDegrees) }),
    },
    {
      id: id('asked'),
      type: 'ReductionRequested',
      payload: ReductionRequested.fromJSON({ reduction, fromStage: 'calibrate', band: 'V' }),
    },
    { id: id('all'), type: 'FramesSolved', payload: FramesSolved.fromJSON({ reduction, solved: 1 }) },
  ];
}
