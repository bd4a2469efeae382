import { type AssignRolesInput, assignRoles, type RolesOutcome, type SeriesRoles } from '../comps/assignRoles.js';
import type { Candidate } from '../measurement/measurement.js';
import { type CompSwitches, switched } from './chosenComps.js';

/** The roles a reduction would give with some stars switched, by its own rules: T2 may be another one. */
export function rolesAsIf(
  roles: SeriesRoles,
  candidates: readonly Candidate[],
  switches: CompSwitches,
  input: Omit<AssignRolesInput, 'usable'>,
): RolesOutcome {
  const used = new Set(
    [roles.check, ...roles.comps.map(({ candidate }) => candidate)].flatMap((star) =>
      star === null ? [] : [star.auid],
    ),
  );
  return assignRoles({ ...input, usable: switched(candidates, used, switches) });
}
