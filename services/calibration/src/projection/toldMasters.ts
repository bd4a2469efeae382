import { migration, type Projection, reductionOf } from '@wombat/eventlog';

/** What was said last of every series that would be made with other masters today. */
export const toldMasters: Projection = {
  streams: ['events'],
  migrations: [
    migration('ToldMasters1764259200000', [
      // `changes`: JSON list of sentences; `times`: how often something was said of this revision.
      `CREATE TABLE told_masters (night TEXT NOT NULL, target_name TEXT NOT NULL, filter TEXT NOT NULL, revision INTEGER NOT NULL,
        times INTEGER NOT NULL, changes TEXT NOT NULL, PRIMARY KEY (night, target_name, filter, revision))`,
    ]),
  ],
  handlers: {
    MastersRechosen: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      store.run(
        `INSERT INTO told_masters VALUES (?, ?, ?, ?, 1, ?) ON CONFLICT (night, target_name, filter, revision)
         DO UPDATE SET times = times + 1, changes = excluded.changes`,
        series.night,
        series.targetName,
        series.filter,
        revision,
        JSON.stringify(payload.changes),
      );
    },
  },
};
