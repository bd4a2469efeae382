import type { Delivery, Job } from '@wombat/eventlog';
import { diskProblem, runWorker, type WorkerKit } from '@wombat/service-kit';
import { calibrateFrame, type MasterCache } from './adapters/calibrateFrame.js';
import { combineMaster } from './adapters/combineMaster.js';
import type { CalibrateOrder } from './reactor/calibrate.js';
import { type MasterOrder, skeleton } from './reactor/masters.js';

/** Makes masters and calibrates frames. A disk that is full is tried again, and on the last try said. */
const perform = (kit: WorkerKit) => async (job: Job, delivery: Delivery) => {
  if (job.task === 'master') await master(kit, job.input as MasterOrder, delivery);
  else await calibrate(kit, job.input as CalibrateOrder, delivery);
};

async function master(kit: WorkerKit, order: MasterOrder, { last }: Delivery): Promise<void> {
  const payload = await combineMaster(kit.data, order, kit.config.calibration).catch((error: unknown) => {
    if (!last) throw error;
    return { ...skeleton(order, order), state: 'failed', reason: diskProblem(error) };
  });
  await kit.log.publishMany([
    { id: `master:${order.night}:${order.scan}:${order.item}`, type: 'MasterBuilt', payload },
  ]);
}

async function calibrate(kit: WorkerKit, order: CalibrateOrder, { last }: Delivery): Promise<void> {
  const cache: MasterCache = new Map();
  const { reduction } = order;
  for (const frame of order.frames) {
    const id = `calibrated:${frame.product}:${reduction.attempt}`;
    const result = await calibrateFrame(kit.data, frame, cache).catch((error: unknown) => {
      if (!last) throw error;
      return { ok: false as const, code: 'disk', reason: diskProblem(error) };
    });
    const base = { reduction, path: frame.path };
    if (result.ok) {
      const { product, saturatedPixels, notes } = result;
      await kit.log.publishMany([
        { id, type: 'FrameCalibrated', payload: { ...base, product, saturatedPixels, notes } },
      ]);
    } else {
      const { code, reason } = result;
      await kit.log.publishMany([{ id, type: 'FrameFailed', payload: { ...base, stage: 'calibrate', code, reason } }]);
    }
  }
}

await runWorker({ kind: 'calibration', perform });
