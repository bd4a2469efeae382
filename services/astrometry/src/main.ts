import { heldSeries, nightWords, runService } from '@wombat/service-kit';
import { AstrometryModule } from './astrometry.module.js';
import { astrometry } from './projection/astrometry.js';

await runService({
  name: 'astrometry',
  database: 'db/astrometry.db',
  projections: [astrometry, heldSeries, ...nightWords],
  module: AstrometryModule,
});
