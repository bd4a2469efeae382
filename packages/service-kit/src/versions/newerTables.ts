import { newerSteps, type Schema } from '@wombat/eventlog';
import { BACK_TO_NEWER } from './writtenBy.js';

/** A sentence where a newer program has laid the tables in `file`. */
export function newerTablesProblem(file: string, { migrations }: Pick<Schema, 'migrations'>): string | null {
  const steps = newerSteps(file, migrations);
  if (steps.length === 0) return null;
  return `a newer program has laid the tables in ${file} (${steps.join(', ')}), which this one would write wrongly: ${BACK_TO_NEWER}`;
}
