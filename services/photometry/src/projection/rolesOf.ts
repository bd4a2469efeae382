import type { PhotometryDone } from '@wombat/proto';
import type { Candidate, CompRole, SeriesRoles } from '../domain/index.js';

/** The roles as the log has them, once they were decided. */
export function rolesOf(done: PhotometryDone, candidates: readonly Candidate[]): SeriesRoles {
  const byId = new Map(candidates.map((candidate) => [candidate.auid, candidate]));
  const find = (starId: string): Candidate => {
    const candidate = byId.get(starId);
    if (candidate === undefined) throw new Error(`${starId} has a role but is no candidate`);
    return candidate;
  };
  const check = done.roles.find(({ role }) => role === 'T2');
  const comps = done.roles
    .filter(({ role }) => role.startsWith('C'))
    .map(({ role, starId }): CompRole => ({ role: role as `C${number}`, candidate: find(starId) }));
  const reported = comps.find(({ candidate }) => candidate.auid === done.reportComp) ?? null;
  return {
    mode: done.mode,
    check: check === undefined ? null : find(check.starId),
    comps,
    reportComp: reported,
  };
}
