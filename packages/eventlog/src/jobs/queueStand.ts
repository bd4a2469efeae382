import type { Store } from '../tables/store.js';
import { JOB_MEMORY } from './jobTable.js';

/** What an owner of work has in the queue. */
export interface QueueStand {
  jobs: number;
  /** When the oldest of them was queued, ISO 8601, UTC; null where there is none. */
  oldestAt: string | null;
}

/** Null for a service that gives no work to workers. */
export function queueStand(store: Store): QueueStand | null {
  const table = store.get('SELECT name FROM sqlite_master WHERE type = ? AND name = ?', 'table', JOB_MEMORY);
  if (table === undefined) return null;
  const stand = store.get<QueueStand>('SELECT count(*) AS jobs, min(queued_at) AS oldestAt FROM job');
  return stand ?? { jobs: 0, oldestAt: null };
}
