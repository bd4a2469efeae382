export { decodeEnvelope, type Recorded } from './log/envelope.js';
export { EventLog } from './log/eventLog.js';
export { openJournal } from './log/journal.js';
export { JournalsAgainstLog } from './log/journalsAgainstLog.js';
export { gapIn } from './log/logIdentity.js';
export { isQuarantined, type MessagePlace } from './log/quarantine.js';
export { restoreLost } from './log/restoreLost.js';
export { type WalkedMessage, walkLog } from './log/walkLog.js';
export type { TablesCheck } from './projection/tablesAgainstLog.js';
