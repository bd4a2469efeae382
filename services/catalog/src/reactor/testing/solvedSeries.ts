import type { StandinCatalogue } from '@wombat/aavso-standin';
import type { NewEvent, SeriesName } from '@wombat/eventlog';
import { FrameDiscovered, FrameSolved, FramesSolved, ReductionRequested } from '@wombat/proto';

export const series: SeriesName = { night: '20260101', targetName: 'SSCyg', filter: 'V' };

const path = '20260101/Light/SSCyg/a.fits';
const [raDegrees, decDegrees] = [325.67842, 43.58609];

/** A frame of half a degree on SS Cyg. */
const solution = {
  ...{ crpixX: 499.5, crpixY: 499.5, raDegrees, decDegrees },
  ...{ cd11: -5e-4, cd12: 0, cd21: 0, cd22: 5e-4 },
};

/** SS Cyg with three comparison stars on that frame. */
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
export function solvedSeries(revision: number): NewEvent[] {
  const reduction = { series, revision, attempt: 1 };
  const id = (step: string) => `${step}-${revision}`;
  const meta = { width: 1000, height: 1000, midJdUtc: 2461041.5 };
  return [
    {
      id: 'found',
      type: 'FrameDiscovered',
      payload: FrameDiscovered.fromJSON({ series, path, kind: 'light', state: 'accepted', revision: 1, meta }),
    },
    {
      id: id('solved'),
      type: 'FrameSolved',
      payload: FrameSolved.fromJSON({ reduction, path, solved: true, solution }),
    },
    { id: id('asked'), type: 'ReductionRequested', payload: ReductionRequested.fromJSON({ reduction, band: 'V' }) },
    { id: id('all'), type: 'FramesSolved', payload: FramesSolved.fromJSON({ reduction, solved: 1 }) },
  ];
}
