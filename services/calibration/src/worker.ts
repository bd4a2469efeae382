import type { work } from '@wombat/proto';
import type { Crew } from '@wombat/reduction';
import { runWorker, sweepBeside, type WorkerKit } from '@wombat/service-kit/worker';
import { calibrateFrame } from './work/calibrateFrame.js';
import { combineMaster } from './work/combineMaster.js';
import { OpenMasters } from './work/openMasters.js';
import { WorkerCrew } from './work/workerCrew.js';

/** Makes masters and calibrates frames. */
const performers = (kit: WorkerKit) => {
  const workers = new WorkerCrew(kit.config.work.calibrationWorkers);
  return {
    master: (order: work.MasterOrder) => workers.at((crew) => master({ ...kit, crew }, order)),
    calibrate: (order: work.CalibrateOrder) => workers.at((crew) => calibrate({ ...kit, crew }, order)),
  };
};

interface Kit extends WorkerKit {
  crew: Crew;
}

async function master(kit: Kit, order: work.MasterOrder): Promise<void> {
  await sweepBeside(kit.data, [order.product]);
  const tools = { crew: kit.crew, config: kit.config.calibration };
  const payload = await combineMaster(kit.data, order, tools);
  await kit.log.publishMany([
    { id: `master:${order.night}:${order.scan}:${order.item}`, type: 'MasterBuilt', payload },
  ]);
}

async function calibrate(kit: Kit, { reduction, frames }: work.CalibrateOrder): Promise<void> {
  await sweepBeside(
    kit.data,
    frames.map(({ product }) => product),
  );
  const masters = new OpenMasters(kit.data, kit.crew);
  try {
    for (const frame of frames) {
      const id = `calibrated:${frame.product}:${reduction.attempt}`;
      const result = await calibrateFrame(kit.data, frame, { crew: kit.crew, masters });
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
