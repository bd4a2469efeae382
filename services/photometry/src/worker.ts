import { join } from 'node:path';
import type { work } from '@wombat/proto';
import { runWorker, type WorkerKit } from '@wombat/service-kit/worker';
import { SharedLooks } from './adapters/sharedLooks.js';
import { frameDesk } from './work/frameDesk.js';
import { measureJob } from './work/measureJob.js';
import { profileJob } from './work/profileJob.js';

/** Profiles and measures frames. */
const performers = ({ home, data, log, config, logger }: WorkerKit) => {
  const looks = new SharedLooks(join(home, 'looks'), (error) =>
    logger.warn({ error }, 'what is seen of frames cannot be shared with other workers: each looks for itself'),
  );
  const desk = frameDesk({ root: data, log, looks, processes: config.work.photometryWorkers });
  return {
    profile: (order: work.ProfileOrder) => profileJob(desk, order),
    measure: (order: work.MeasureOrder) => measureJob(desk, order),
  };
};

await runWorker({ kind: 'photometry', performers });
