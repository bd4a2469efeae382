export { openJournal } from './log/journal.js';
export { restoreLost } from './log/restoreLost.js';
