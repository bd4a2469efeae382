import type { Job } from '@wombat/eventlog';
import { messageOf, runWorker, type WorkerKit } from '@wombat/service-kit';
import { calibrateFrame, type MasterCache } from './adapters/calibrateFrame.js';
import { combineMaster } from './adapters/combineMaster.js';
import type { CalibrateOrder } from './reactor/calibrate.js';
import type { MasterOrder } from './reactor/masters.js';

/** Makes masters and calibrates frames. Disk full and the like are thrown: the job is tried again. */
const perform = (kit: WorkerKit) => async (job: Job) => {
  if (job.task === 'master') await master(kit, job.input as MasterOrder);
  else await calibrate(kit, job.input as CalibrateOrder);
};

async function master(kit: WorkerKit, order: MasterOrder): Promise<void> {
  const payload = await combineMaster(kit.data, order, kit.config.calibration);
  await kit.log.publishMany([{ id: `master:${order.night}:${order.scan}:${order.item}`, type: 'MasterBuilt', payload }]);
}

async function calibrate(kit: WorkerKit, order: CalibrateOrder): Promise<void> {
  const cache: MasterCache = new Map();
  const { reduction } = order;
  for (const frame of order.frames) {
    const id = `calibrated:${frame.product}:${reduction.attempt}`;
    const result = await calibrateFrame(kit.data, frame, cache).catch((error: unknown) => {
      throw new Error(`${frame.path}: ${messageOf(error)}`, { cause: error });
    });
    const base = { reduction, path: frame.path };
    if (result.ok) {
      const { product, saturatedPixels, notes } = result;
      await kit.log.publishMany([{ id, type: 'FrameCalibrated', payload: { ...base, product, saturatedPixels, notes } }]);
    } else {
      const { code, reason } = result;
      await kit.log.publishMany([{ id, type: 'FrameFailed', payload: { ...base, stage: 'calibrate', code, reason } }]);
    }
  }
}

await runWorker({ kind: 'calibration', perform });
