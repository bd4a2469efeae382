export { decodeEnvelope } from './log/envelope.js';
export { EventLog } from './log/eventLog.js';
export { openJournal } from './log/journal.js';
export { isQuarantined, type MessagePlace } from './log/quarantine.js';
export { restoreLost } from './log/restoreLost.js';
