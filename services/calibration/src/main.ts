import { heldSeries, nightWords, runService } from '@wombat/service-kit';
import { CalibrationModule } from './calibration.module.js';
import { calibration } from './projection/calibration.js';
import { comparedSeries } from './projection/comparedSeries.js';
import { releasedFrames } from './projection/releasedFrames.js';
import { toldMasters } from './projection/toldMasters.js';

await runService({
  name: 'calibration',
  database: 'db/calibration.db',
  projections: [calibration, toldMasters, comparedSeries, releasedFrames, heldSeries, ...nightWords],
  module: CalibrationModule,
  grpc: { packages: ['wombat.calibration.v1'], files: ['wombat/calibration/v1/calibration.proto'] },
});
