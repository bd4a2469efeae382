/** What a thread needs that reads a service's tables beside it: nothing that writes them or knows a broker. */
export { type Migration, migration } from './tables/migration.js';
export { Snapshot } from './tables/snapshot.js';
export { reductionOf } from './vocabulary/vocabulary.js';
