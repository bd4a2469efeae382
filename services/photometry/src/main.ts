import { runService } from '@wombat/service-kit';
import { PhotometryModule } from './photometry.module.js';
import { photometryProjections } from './projection/photometry.js';

await runService({
  name: 'photometry',
  database: 'db/photometry.db',
  projections: photometryProjections,
  module: PhotometryModule,
  grpc: { packages: ['wombat.photometry.v1'], files: ['wombat/photometry/v1/photometry.proto'] },
});
