import { event } from '@wombat/eventlog/testkit';
import {
  CompsSelected,
  FrameDiscovered,
  FrameFailed,
  FrameMeasured,
  FrameMeta,
  FrameSolved,
  FramesCalibrated,
  FramesSolved,
  ReductionRequested,
} from '@wombat/proto';
import { type StarInFrame, starFact, TARGET_STAR_ID } from '../domain/index.js';
import { type SimulatedStar, simulateNight } from '../domain/testing/simulatedNight.js';
import { sampleProfile } from '../projection/testing/sampleSeries.js';

/** The target at 11.5, a check star and three comps. */
export const STARS: readonly SimulatedStar[] = [
  { starId: TARGET_STAR_ID, mag: (frame) => 11.5 + 0.01 * frame },
  ...[11, 11.3, 11.6, 11.9].map((mag, index) => ({ starId: `000-${index}`, mag: () => mag })),
];
export const NIGHT = simulateNight({ frames: 4, stars: STARS, zeroPoint: () => 21, noise: false, seed: 1 });

const NOISE = { readNoise: 5, darkElectrons: 12 };

const SOLUTION = {
  ...{ crpixX: 768, crpixY: 512, raDegrees: 60, decDegrees: -16.5 },
  ...{ cd11: -3e-4, cd12: 0, cd21: 0, cd22: 3e-4 },
};

export interface SeriesToSimulate {
  revision?: number;
  /** Of the target, by the index of the frame. */
  flags?: (frame: number) => number;
  /** What else is different of the target. */
  own?: (frame: number) => Partial<StarInFrame>;
}

/** What one filter's series of one revision has in the log, as other services and the workers write it. */
export function simulatedSeries(
  filter: string,
  { revision = 1, flags = () => 0, own = () => ({}) }: SeriesToSimulate = {},
) {
  const series = { night: '20240101', targetName: 'SS Cyg', filter };
  const reduction = { series, revision, attempt: 1 };
  const key = `${filter}/r${revision}`;
  const paths = NIGHT.map((_, index) => `2024-01-01/Light/SS Cyg/${filter}/a${index + 1}.fits`);
  const folder = `2024-01-01/Reduced/SS Cyg/${filter}/r${revision}`;
  const flagged = (star: StarInFrame, index: number) =>
    star.starId === TARGET_STAR_ID ? { ...star, flags: flags(index), ...own(index) } : star;
  const frames = paths.flatMap((path, index) => {
    const { jdUtcStart: startJdUtc, jdUtcMid: midJdUtc } = NIGHT[index]?.frame ?? {};
    const size = { width: 1536, height: 1024, bitpix: 16 };
    const meta = FrameMeta.fromJSON({ ...size, exposureSeconds: 60, gain: 1, readNoise: 5, startJdUtc, midJdUtc });
    const found = { kind: 'light', path, sha256: path, revision, state: 'accepted', folder: '2024-01-01' };
    const product = { path: `${folder}/a${index + 1}.fits` };
    const solved = FrameSolved.fromJSON({ reduction, path, solved: true, solution: SOLUTION, product });
    return [
      event('FrameDiscovered', FrameDiscovered.fromJSON({ series, ...found, meta }), { id: `discovered:${path}` }),
      event('FrameSolved', solved, { id: `solved:${key}:${path}` }),
    ];
  });
  const masters = {
    bias: { date: '20240101' },
    dark: { date: '20240101' },
    flat: { date: 'nocal', reason: 'no flat' },
  };
  const allSolved = FramesSolved.fromJSON({ reduction, solved: NIGHT.length });
  const comps = STARS.slice(1).map(({ starId, mag }, index) => ({
    auid: starId,
    label: String(Math.round(10 * mag(0))),
    ...{ raDegrees: 60, decDegrees: -16.5, band: filter, mag: mag(0), magError: 0.02, rank: index + 1 },
  }));
  const selected = CompsSelected.fromJSON({
    reduction,
    target: { name: 'SS Cyg', raDegrees: 60, decDegrees: -16.5, brightestMag: 11, faintestMag: 12 },
    chartId: 'X12345AB',
    notes: ['the chart ends at magnitude 12'],
    halfDiagonalDegrees: 0.3,
    comps,
  });
  return {
    reduction,
    folder,
    requested: event(
      'ReductionRequested',
      ReductionRequested.fromJSON({ reduction, fromStage: 'calibrate', band: filter }),
      {
        id: `request:${key}`,
      },
    ),
    solved: [
      ...frames,
      event('FramesCalibrated', FramesCalibrated.fromJSON({ reduction, ...masters }), { id: `calibrated:${key}` }),
      event('FramesSolved', allSolved, { id: `solved:${key}` }),
    ],
    selected: event('CompsSelected', selected, { id: `comps:${key}` }),
    profiled: paths.map((path) =>
      event('FrameProfiled', { ...sampleProfile(path), reduction }, { id: `profiled:${key}:${path}` }),
    ),
    measured: NIGHT.map(({ frame, radii, stars }, index) => {
      const path = paths[index];
      const facts = [...stars.values()].map((star) => starFact(flagged(star, index)));
      const measured = FrameMeasured.fromJSON({ ...frame, ...NOISE, reduction, path, radii, stars: facts });
      return event('FrameMeasured', measured, { id: `measured:${key}:${path}` });
    }),
    lost: (stage: 'profile' | 'measure') =>
      paths.map((path) => {
        const failed = { reduction, path, stage, code: 'lost', reason: 'no worker brought it back' };
        return event('FrameFailed', FrameFailed.fromJSON(failed), { id: `failed:${key}:${path}` });
      }),
  };
}
