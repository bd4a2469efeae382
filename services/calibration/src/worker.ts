import type { work } from '@wombat/proto';
import type { Crew } from '@wombat/reduction';
import { AWAY_MILLISECONDS, Patience, runWorker, sweepBeside, type WorkerKit } from '@wombat/service-kit/worker';
import { calibrateOrdered } from './work/calibrateOrdered.js';
import { combineMaster } from './work/combineMaster.js';
import { type KnownFlats, OpenMasters } from './work/openMasters.js';
import { WorkerCrew } from './work/workerCrew.js';

/** Makes masters and calibrates frames. */
const performers = (kit: WorkerKit) => {
  const workers = new WorkerCrew(kit.config.work.calibrationWorkers);
  const knownFlats: KnownFlats = new Map();
  return {
    master: (order: work.MasterOrder) => workers.at((crew) => master({ ...kit, crew }, order)),
    calibrate: (order: work.CalibrateOrder) => workers.at((crew) => calibrate({ ...kit, crew, knownFlats }, order)),
  };
};

interface Kit extends WorkerKit {
  crew: Crew;
}

async function master(kit: Kit, order: work.MasterOrder): Promise<void> {
  await sweepBeside(kit.data, [order.product]);
  const tools = { crew: kit.crew, config: kit.config.calibration, patience: new Patience(AWAY_MILLISECONDS) };
  const payload = await combineMaster(kit.data, order, tools);
  await kit.log.publishMany([
    { id: `master:${order.night}:${order.scan}:${order.item}`, type: 'MasterBuilt', payload },
  ]);
}

async function calibrate(
  kit: Kit & { knownFlats: KnownFlats },
  { reduction, frames }: work.CalibrateOrder,
): Promise<void> {
  await sweepBeside(
    kit.data,
    frames.map(({ product }) => product),
  );
  const masters = new OpenMasters(kit.data, kit.crew, kit.knownFlats);
  try {
    const outcomes = await calibrateOrdered(kit.data, frames, {
      ...{ crew: kit.crew, masters },
      patience: new Patience(AWAY_MILLISECONDS),
    });
    await kit.log.publishMany(
      outcomes.map(({ order: { path, product }, result }) => {
        const id = `calibrated:${product}:${reduction.attempt}`;
        const base = { reduction, path };
        if (result.ok) return { id, type: 'FrameCalibrated', payload: { ...base, ...result.value } };
        const { code, message } = result.fault;
        return { id, type: 'FrameFailed', payload: { ...base, stage: 'calibrate', code, reason: message } };
      }),
    );
  } finally {
    masters.close();
  }
}

await runWorker({ kind: 'calibration', performers });
