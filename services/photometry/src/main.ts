import { runService } from '@wombat/service-kit';
import { PhotometryModule } from './photometry.module.js';
import { photometry } from './projection/photometry.js';

await runService({
  name: 'photometry',
  database: 'db/photometry.db',
  projections: [photometry],
  module: PhotometryModule,
  grpc: { packages: ['wombat.photometry.v1'], files: ['wombat/photometry/v1/photometry.proto'] },
});
