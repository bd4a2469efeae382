import { type AssignRolesInput, assignRoles, type RolesOutcome, type SeriesRoles } from '../comps/assignRoles.js';
import type { Candidate } from '../measurement/measurement.js';

/** Stars by AUID: used ones that would not be, and others that would. */
export interface CompSwitches {
  off: ReadonlySet<string>;
  on: ReadonlySet<string>;
}

/** The roles a reduction would give with some stars switched, by its own rules: T2 may be another one. */
export function rolesAsIf(
  roles: SeriesRoles,
  candidates: readonly Candidate[],
  { off, on }: CompSwitches,
  input: Omit<AssignRolesInput, 'usable'>,
): RolesOutcome {
  const used = new Set([roles.check, ...roles.comps.map(({ candidate }) => candidate)].map((star) => star?.auid));
  const usable = candidates.filter(({ auid }) => (used.has(auid) && !off.has(auid)) || on.has(auid));
  return assignRoles({ ...input, usable });
}
