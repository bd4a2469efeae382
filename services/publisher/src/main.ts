import { runService } from '@wombat/service-kit';
import { publisherProjections } from './projection/publisherProjections.js';
import { PublisherModule } from './publisher.module.js';

await runService({
  name: 'publisher',
  database: 'db/publisher.db',
  projections: publisherProjections,
  module: PublisherModule,
  grpc: {
    packages: ['wombat.publisher.v1', 'wombat.submission.v1'],
    files: ['wombat/publisher/v1/publisher.proto', 'wombat/submission/v1/submission.proto'],
  },
});
