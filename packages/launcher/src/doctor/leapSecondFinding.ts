import { type Finding, fine, warn } from './finding.js';

/** Nobody knows of a leap second after the table's end: from then on BJD_TDB may be a whole second off. */
export function leapSecondFinding(now: Date, table: { expires: string; source: string }): Finding {
  if (now.getTime() < Date.parse(table.expires))
    return fine('leap seconds', `known until ${table.expires} (${table.source})`);
  return warn(
    'leap seconds',
    `the table ended on ${table.expires}: get a newer wombatpipeline, else BJD_TDB may come to be 1 s off`,
  );
}
