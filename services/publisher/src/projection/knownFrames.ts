import type { Projection } from '@wombat/eventlog';
import { frameTable } from './migrations.js';

/** The raw frames of every series: a person can speak of these alone. */
export const knownFrames: Projection = {
  streams: ['frames'],
  migrations: [frameTable],
  handlers: {
    FrameDiscovered: (store, { payload: { kind, state, series, sha256 } }) => {
      if (kind !== 'light' || state !== 'accepted' || series === undefined) return;
      const { night, targetName, filter } = series;
      store.run('INSERT OR IGNORE INTO known_frame VALUES (?, ?, ?, ?)', night, targetName, filter, sha256);
    },
  },
};
