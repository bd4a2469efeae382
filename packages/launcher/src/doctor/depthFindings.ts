import { ledgerFile, smallestSolvedField } from '@wombat/service-kit/ledger';
import type { StarDatabase } from '@wombat/service-kit/solver';
import type { Places } from '../places/readPlaces.js';
import { starsPerSquareDegree, tooShallow } from './databaseDepth.js';
import { type Finding, fine, warn } from './finding.js';

const SUBJECT = 'star depth';

/**
 * Whether the deepest database there holds stars enough for the smallest field: the one of the configuration, else the
 * smallest that was solved. Nothing where neither depth nor field is known.
 */
export function depthFindings(
  databases: readonly StarDatabase[],
  { places: { config, home }, version }: { places: Places; version: string | null },
): Finding[] {
  const depths = databases.map(starsPerSquareDegree).filter((depth) => depth !== null);
  const field = config.solve.fov ?? smallestSolvedField(ledgerFile(home));
  if (depths.length === 0) return [];
  const deepest = Math.max(...depths);
  const stars = `about ${deepest.toFixed(0)} stars in a square degree`;
  if (field === null) return [fine(SUBJECT, stars)];
  const problem = tooShallow(field, { perSquareDegree: deepest, version });
  return [
    problem === null ? fine(SUBJECT, `${stars}, enough for ${field.toFixed(2)} degrees`) : warn(SUBJECT, problem),
  ];
}
