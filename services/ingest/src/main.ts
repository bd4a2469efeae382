import { runService } from '@wombat/service-kit';
import { LEDGER_DATABASE } from '@wombat/service-kit/ledger';
import { IngestModule } from './ingest.module.js';
import { compsWords } from './projection/compsWords.js';
import { discovery } from './projection/discovery.js';
import { frameStates } from './projection/frameStates.js';
import { leftOutPoints } from './projection/leftOutPoints.js';
import { reportStates } from './projection/reportStates.js';
import { seriesNames } from './projection/seriesNames.js';
import { seriesStates } from './projection/seriesStates.js';
import { submissionStates } from './projection/submissionStates.js';

await runService({
  name: 'ingest',
  database: LEDGER_DATABASE,
  projections: [
    discovery,
    frameStates,
    leftOutPoints,
    seriesStates,
    seriesNames,
    compsWords,
    reportStates,
    submissionStates,
  ],
  module: IngestModule,
  grpc: { packages: ['wombat.ingest.v1'], files: ['wombat/ingest/v1/ingest.proto'] },
});
