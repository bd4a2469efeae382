import type { SeriesRoles } from '../comps/assignRoles.js';
import { comparisonStars, type SeriesMagnitudes } from '../magnitudes/seriesMagnitudes.js';
import type { CompOfNight } from '../magnitudes/zeroPoints.js';
import type { Candidate } from '../measurement/measurement.js';

export interface ReportedReduction {
  night: string;
  targetName: string;
  filter: string;
  revision: number;
  roles: SeriesRoles;
  magnitudes: SeriesMagnitudes;
}

/**
 * What stands above the rows, which the AAVSO's archive keeps: of which reduction they are, and by which stars at which
 * magnitudes. Who approved it is not said, as what a person approves are these very bytes.
 */
export function reportComments({
  night,
  targetName,
  filter,
  revision,
  roles,
  magnitudes,
}: ReportedReduction): string[] {
  const named = comparisonStars(roles);
  const comps = roles.comps.filter(({ candidate }) => named.includes(candidate));
  const ofNight = new Map(magnitudes.zeroPoints.comps.map((comp) => [comp.auid, comp]));
  return [
    `Series: ${targetName} ${filter}, night ${night}, revision ${revision}`,
    ...comps.map(({ role, candidate }) => {
      return `${role} ${starText(candidate)}, ${partText(ofNight.get(candidate.auid))}`;
    }),
    ...(roles.check === null ? [] : [`T2 ${starText(roles.check)}, check star`]),
    ...(roles.mode === 'ensemble' ? [ENSEMBLE_AS_STAR] : []),
  ];
}

const ENSEMBLE_AS_STAR =
  'CREFMAG of an ensemble: plain mean of its stars that set the level; CMAGINS: what a star of that magnitude has on the frame';

function partText(comp: CompOfNight | undefined): string {
  if (comp === undefined) return 'takes no part: its colour is not known';
  const frames = `on ${comp.framesUsed} frames`;
  return comp.setsLevel ? frames : `${frames}, does not set the level: the others contradict it`;
}

function starText({ auid, mag, magError }: Candidate): string {
  const error = magError !== null && magError > 0 ? ` +- ${magError.toFixed(3)}` : '';
  return `${auid} ${mag.toFixed(3)}${error}`;
}
