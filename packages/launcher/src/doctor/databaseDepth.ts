import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { databasesToInstall, type StarDatabase } from '@wombat/service-kit/solver';

const SKY_SQUARE_DEGREES = 41_253;
const HEADER_BYTES = 110;
const RECORD_BYTES = 5;
/**
 * With fewer of its areas filled a database holds a part of the sky only, and its depth cannot be told from its files.
 */
const FILLED_SHARE = 0.9;
/** Stars of the database a frame should show for a solver that is not to be lucky. */
const STARS_TO_SOLVE = 30;

/** Stars in a square degree of a database, by the size of its files; null for one of a part of the sky, and for w08. */
export function starsPerSquareDegree({ folder, name }: StarDatabase): number | null {
  const areas = readdirSync(folder).filter((file) => file.toLowerCase().startsWith(`${name}_`));
  if (name === 'w08' || areas.length === 0) return null;
  const records = areas.map((file) => (statSync(join(folder, file)).size - HEADER_BYTES) / RECORD_BYTES);
  if (records.filter((count) => count > 0).length < FILLED_SHARE * areas.length) return null;
  return records.reduce((sum, count) => sum + count, 0) / SKY_SQUARE_DEGREES;
}

/**
 * Whether a square field of this height shows stars enough of such a database; where it does not, a sentence with what
 * an ASTAP of this version reads.
 */
export function tooShallow(
  fieldDegrees: number,
  { perSquareDegree, version }: { perSquareDegree: number; version: string | null },
): string | null {
  const stars = perSquareDegree * fieldDegrees ** 2;
  if (stars >= STARS_TO_SOLVE) return null;
  return `a field of ${fieldDegrees.toFixed(2)} degrees shows about ${stars.toFixed(0)} of its stars, ${STARS_TO_SOLVE} should be there: install a deeper one: ${databasesToInstall(version)}`;
}
