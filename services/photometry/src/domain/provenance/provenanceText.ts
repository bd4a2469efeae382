import { provenance } from '@wombat/proto';

/** As far as numbers are written: farther down they are nothing but the rounding of the computer. */
const DECIMALS = 9;

/** The file: JSON whose keys are in alphabetical order, so that what is the same has the same bytes. */
export function provenanceText(told: provenance.Provenance): string {
  return `${JSON.stringify(inOrder(provenance.Provenance.toJSON(told)), null, 1)}\n`;
}

function inOrder(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toFixed(DECIMALS));
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, below]) => [key, inOrder(below)]));
}
