import { runService } from '@wombat/service-kit';
import { validations } from './projection/validations.js';
import { PublisherModule } from './publisher.module.js';

await runService({
  name: 'publisher',
  database: 'db/publisher.db',
  projections: [validations],
  module: PublisherModule,
  grpc: { packages: ['wombat.publisher.v1'], files: ['wombat/publisher/v1/publisher.proto'] },
});
