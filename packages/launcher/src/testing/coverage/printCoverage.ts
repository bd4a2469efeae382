import { coverageTable } from './coverageTable.js';

process.stdout.write(`${coverageTable().join('\n')}\n`);
