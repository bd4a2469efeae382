import { runService } from '@wombat/service-kit';
import { LEDGER_DATABASE } from '@wombat/service-kit/ledger';
import { IngestModule } from './ingest.module.js';
import { ingestProjections } from './projection/ingestProjections.js';

await runService({
  name: 'ingest',
  database: LEDGER_DATABASE,
  projections: ingestProjections,
  module: IngestModule,
  grpc: { packages: ['wombat.ingest.v1'], files: ['wombat/ingest/v1/ingest.proto'] },
});
