import type { Store } from '@wombat/eventlog';
import type { Target } from './entities/index.js';

/** A series as a list shows it. */
export type ListedRow = Omit<Target, 'halt' | 'framesReleased'> & { reason: string | null };

/** Every series with why it is halted, newest night first. As entities thousands of them take several times as long. */
export function listedSeries(store: Pick<Store, 'all'>): ListedRow[] {
  return store.all<ListedRow>(
    `SELECT target.date, target.target_name AS targetName, target.filter, band, num_images AS numImages, revision, proc,
       proc_bias AS procBias, proc_dark AS procDark, proc_flat AS procFlat, apphot, submitted, reported,
       settings_hash AS settingsHash, other_masters AS otherMasters, halt.reason
     FROM target LEFT JOIN halt
       ON halt.date = target.date AND halt.target_name = target.target_name AND halt.filter = target.filter
     ORDER BY target.date DESC, target.target_name, target.filter`,
  );
}
