import type { Delivery } from '@wombat/eventlog';
import type { work } from '@wombat/proto';
import type { Crew } from '@wombat/reduction';
import { refuse } from '@wombat/result';
import { diskProblem, runWorker, type WorkerKit } from '@wombat/service-kit';
import { skeleton } from './domain/index.js';
import { calibrateFrame } from './work/calibrateFrame.js';
import { combineMaster } from './work/combineMaster.js';
import { OpenMasters } from './work/openMasters.js';
import { WorkerCrew } from './work/workerCrew.js';

/** Makes masters and calibrates frames. A disk that is full is tried again, and on the last try said. */
const performers = (kit: WorkerKit) => {
  const workers = new WorkerCrew(kit.config.work.calibrationWorkers);
  return {
    master: (order: work.MasterOrder, delivery: Delivery) =>
      workers.at((crew) => master({ ...kit, crew }, order, delivery)),
    calibrate: (order: work.CalibrateOrder, delivery: Delivery) =>
      workers.at((crew) => calibrate({ ...kit, crew }, order, delivery)),
  };
};

interface Kit extends WorkerKit {
  crew: Crew;
}

async function master(kit: Kit, order: work.MasterOrder, { last }: Delivery): Promise<void> {
  const tools = { crew: kit.crew, config: kit.config.calibration };
  const payload = await combineMaster(kit.data, order, tools).catch((error: unknown) => {
    if (!last) throw error;
    return { ...skeleton(order, order), state: 'failed' as const, reason: diskProblem(error) };
  });
  await kit.log.publishMany([
    { id: `master:${order.night}:${order.scan}:${order.item}`, type: 'MasterBuilt', payload },
  ]);
}

async function calibrate(kit: Kit, { reduction, frames }: work.CalibrateOrder, { last }: Delivery): Promise<void> {
  const masters = new OpenMasters(kit.data, kit.crew);
  try {
    for (const frame of frames) {
      const id = `calibrated:${frame.product}:${reduction.attempt}`;
      const result = await calibrateFrame(kit.data, frame, { crew: kit.crew, masters }).catch((error: unknown) => {
        if (!last) throw error;
        return refuse({ code: 'disk', message: diskProblem(error) });
      });
      const base = { reduction, path: frame.path };
      if (result.ok) {
        const payload = { ...base, ...result.value };
        await kit.log.publishMany([{ id, type: 'FrameCalibrated', payload }]);
      } else {
        const { code, message } = result.fault;
        const payload = { ...base, stage: 'calibrate' as const, code, reason: message };
        await kit.log.publishMany([{ id, type: 'FrameFailed', payload }]);
      }
    }
  } finally {
    masters.close();
  }
}

await runWorker({ kind: 'calibration', performers });
