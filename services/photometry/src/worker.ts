import type { work } from '@wombat/proto';
import { runWorker, type WorkerKit } from '@wombat/service-kit/worker';
import { frameDesk } from './work/frameDesk.js';
import { measureJob } from './work/measureJob.js';
import { profileJob } from './work/profileJob.js';

/** Profiles and measures frames. */
const performers = ({ data, log, config }: WorkerKit) => {
  const desk = frameDesk(data, log, config.work.photometryWorkers);
  return {
    profile: (order: work.ProfileOrder) => profileJob(desk, order),
    measure: (order: work.MeasureOrder) => measureJob(desk, order),
  };
};

await runWorker({ kind: 'photometry', performers });
