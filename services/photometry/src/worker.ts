import type { work } from '@wombat/proto';
import { SharedLooks } from '@wombat/service-kit/looks';
import { runWorker, type WorkerKit } from '@wombat/service-kit/worker';
import { frameDesk } from './work/frameDesk.js';
import { measureJob } from './work/measureJob.js';
import { profileJob } from './work/profileJob.js';

/** Profiles and measures frames. */
const performers = ({ home, data, log, config, logger }: WorkerKit) => {
  const looks = SharedLooks.ofHome({ home, logger });
  const desk = frameDesk({ root: data, log, looks, processes: config.work.photometryWorkers });
  return {
    profile: (order: work.ProfileOrder) => profileJob(desk, order),
    measure: (order: work.MeasureOrder) => measureJob(desk, order),
  };
};

await runWorker({ kind: 'photometry', performers });
