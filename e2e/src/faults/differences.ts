import { isDeepStrictEqual } from 'node:util';
import type { EndResult } from '../harness/endResult.js';

const SHOWN = 3;

/** In what two ends of a night differ, a sentence each; none where they are the same. */
export function differences(expected: EndResult, found: EndResult): string[] {
  const tables = Object.entries(expected.rows).flatMap(([table, rows]) =>
    tableDifference(table, rows, found.rows[table] ?? []),
  );
  return [...tables, ...productDifferences(expected.products, found.products)];
}

function tableDifference(table: string, expected: readonly unknown[], found: readonly unknown[]): string[] {
  if (isDeepStrictEqual(expected, found)) return [];
  const missing = expected.filter((row) => !found.some((one) => isDeepStrictEqual(one, row)));
  const added = found.filter((row) => !expected.some((one) => isDeepStrictEqual(one, row)));
  const shown = (rows: readonly unknown[]) =>
    rows
      .slice(0, SHOWN)
      .map((row) => JSON.stringify(row))
      .join(' ');
  return [`table ${table}: ${missing.length} rows missing ${shown(missing)}, ${added.length} added ${shown(added)}`];
}

function productDifferences(expected: Record<string, string>, found: Record<string, string>): string[] {
  return [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort().flatMap((path) => {
    if (expected[path] === found[path]) return [];
    if (found[path] === undefined) return [`file ${path} is missing`];
    return [expected[path] === undefined ? `file ${path} is too many` : `file ${path} has other bytes`];
  });
}
