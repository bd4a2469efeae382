import { specify } from '@wombat/eventlog/testkit';
import type { CompRole, SeriesRoles } from '../comps/assignRoles.js';
import type { SeriesMagnitudes } from '../magnitudes/seriesMagnitudes.js';
import type { CompOfNight } from '../magnitudes/zeroPoints.js';
import type { Candidate } from '../measurement/measurement.js';
import { reportComments } from './reportComments.js';

const candidate = (auid: string, mag: number, magError: number | null): Candidate => ({
  ...{ auid, mag, magError, label: '', raDegrees: 0, decDegrees: 0, rank: 1 },
});
const check = candidate('000-1', 12.1, 0.02);
const comps: CompRole[] = [
  { role: 'C3', candidate: candidate('000-3', 8.204, 0.016) },
  { role: 'C4', candidate: candidate('000-4', 9.1, null) },
  { role: 'C5', candidate: candidate('000-5', 9.5, 0) },
];
const [first] = comps;
const ofNight = (auid: string, framesUsed: number, setsLevel = true): CompOfNight => ({
  ...{ auid, framesUsed, setsLevel, medianResidual: 0, catalogueMinusPredicted: 0, predictionError: 0, scatter: 0 },
  frameResiduals: [],
});
const none = { points: [], limits: [], leftOut: [] };

describe('what stands above the rows of a report', () => {
  const spec = specify(([roles]: readonly Partial<SeriesRoles>[], seen: readonly CompOfNight[]) => {
    const magnitudes: SeriesMagnitudes = {
      ...{
        method: 'zeroPoint',
        transformed: false,
        untransformedBand: 'V',
        band: 'V',
        transform: null,
        untransformedReason: null,
        check: null,
        learnt: null,
      },
      zeroPoints: { frames: [], comps: seen, catalogueError: 0.01 },
      target: { starId: 'target', ...none },
    };
    return reportComments({
      ...{ night: '20240101', targetName: 'SS Cyg', filter: 'V', revision: 3, magnitudes },
      roles: { mode: 'ensemble', check, comps, reportComp: null, ...roles },
    });
  });

  it('names the reduction, every star with its magnitude, and what the stars of an ensemble come to', () =>
    spec
      .given()
      .when([ofNight('000-3', 60), ofNight('000-4', 58, false)])
      .thenIs([
        'Series: SS Cyg V, night 20240101, revision 3',
        'C3 000-3 8.204 +- 0.016, on 60 frames',
        'C4 000-4 9.100, on 58 frames, does not set the level: the others contradict it',
        'C5 000-5 9.500, takes no part: its colour is not known',
        'T2 000-1 12.100 +- 0.020, check star',
        'CREFMAG of an ensemble: plain mean of its stars that set the level; CMAGINS: what a star of that magnitude has on the frame',
      ]));

  it('names the one comparison star of a report that rests on it', () =>
    spec
      .given({ mode: 'single', reportComp: first ?? null })
      .when([ofNight('000-3', 60)])
      .thenIs([
        'Series: SS Cyg V, night 20240101, revision 3',
        'C3 000-3 8.204 +- 0.016, on 60 frames',
        'T2 000-1 12.100 +- 0.020, check star',
      ]));

  it('names no check star where there is none', () =>
    spec
      .given({ mode: 'singleNoCheck', check: null, reportComp: first ?? null })
      .when([ofNight('000-3', 60)])
      .thenIs(['Series: SS Cyg V, night 20240101, revision 3', 'C3 000-3 8.204 +- 0.016, on 60 frames']));
});
