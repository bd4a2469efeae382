import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type EndResult, endResult } from '../harness/endResult.js';

const DECISIONS = `SELECT night, target_name, filter, revision, state, decided_by, reason, report_sha256, approved_sha256
  FROM validation ORDER BY night, target_name, filter`;

/**
 * What a night leaves behind, with what a person decided of which report, and in whose name: the observer's own tables
 * say of a decision only that there was one.
 */
export async function nightEnd(places: { data: string; home: string }): Promise<EndResult> {
  const { rows, products } = await endResult(places);
  const publisher = new Database(join(places.home, 'db/publisher.db'), { readonly: true });
  try {
    return { rows: { ...rows, decision: publisher.prepare(DECISIONS).all() }, products };
  } finally {
    publisher.close();
  }
}
