import { CompsSelected, FrameMeta, FrameProfiled, FramesCalibrated, PhotometryDone, TargetStar } from '@wombat/proto';
import type { SeriesSelected } from '../photometrySeries.js';
import type { SolvedFrame } from '../solvedFrames.js';

const series = { night: '20240101', targetName: 'SS Cyg', filter: 'V' };
const reduction = { series, revision: 1, attempt: 1 };

/** A solved light of SS Cyg; `below` is its place below the target's folder. */
export function sampleSolved(below: string, meta: Partial<FrameMeta> = {}): SolvedFrame {
  return {
    path: `2024-01-01/Light/SS Cyg/${below}`,
    folder: '2024-01-01',
    sha256: `sha of ${below}`,
    product: `2024-01-01/Reduced/SS Cyg/V/r1/${below.replaceAll('/', '_')}`,
    meta: { ...FrameMeta.fromJSON({ width: 1024, height: 768, bitpix: 16, exposureSeconds: 30 }), ...meta },
    solution: {
      crpixX: 512,
      crpixY: 384,
      raDegrees: 325.7,
      decDegrees: 43.6,
      cd11: -3e-4,
      cd12: 0,
      cd21: 0,
      cd22: 3e-4,
    },
  };
}

export function sampleProfile(path: string, change: Partial<FrameProfiled> = {}): FrameProfiled {
  const profile = FrameProfiled.fromJSON({
    reduction,
    path,
    ok: true,
    fwhmPixels: 4,
    ellipticity: 0.1,
    starsDetected: 100,
  });
  return { ...profile, ...change };
}

export interface SampleComp {
  auid: string;
  rank?: number;
  mag?: number;
  magError?: number;
}

/** A series whose comps are selected, target at 325.678 +43.586. */
export function sampleSeries(comps: readonly SampleComp[]): SeriesSelected {
  const target = TargetStar.fromJSON({ name: 'SS Cyg', raDegrees: 325.678, decDegrees: 43.586 });
  const selected = CompsSelected.fromJSON({
    reduction,
    comps: comps.map(({ auid, rank = 1, ...rest }) => ({
      auid,
      label: '99',
      raDegrees: 325.8,
      decDegrees: 43.7,
      band: 'V',
      rank,
      ...rest,
    })),
  });
  return {
    ...series,
    revision: 1,
    attempt: 1,
    eventId: 'selected',
    band: 'V',
    solved: 1,
    state: 'selected',
    calibrated: FramesCalibrated.fromJSON({ reduction }),
    selected: { ...selected, target },
  };
}

export function sampleDone(
  roles: Readonly<Record<string, string>>,
  change: Partial<PhotometryDone> = {},
): PhotometryDone {
  const done = PhotometryDone.fromJSON({ reduction, mode: 'ensemble' });
  return { ...done, roles: Object.entries(roles).map(([role, starId]) => ({ role, starId })), ...change };
}
