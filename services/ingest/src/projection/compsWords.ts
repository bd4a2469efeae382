import { type Projection, reductionOf } from '@wombat/eventlog';
import { seriesKey } from '@wombat/service-kit';
import { compsWords as compsWordsTable } from './migrations.js';

/** What people chose of comparison stars: the last word on every series. */
export const compsWords: Projection = {
  streams: ['events'],
  migrations: [compsWordsTable],
  handlers: {
    CompsChosen: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      const { off, on, words, by } = payload;
      store.run(
        'INSERT OR REPLACE INTO comps_word VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        ...[...seriesKey(series), revision, JSON.stringify(off), JSON.stringify(on), words, by],
      );
    },
  },
};
