import type { work } from '@wombat/proto';
import type { Crew } from '@wombat/reduction';
import { AWAY_MILLISECONDS, Patience, runWorker, sweepBeside, type WorkerKit } from '@wombat/service-kit/worker';
import { calibrateJob } from './work/calibrateJob.js';
import { combineMaster } from './work/combineMaster.js';
import { noKnownMasters } from './work/openMasters.js';
import { releaseFrames } from './work/releaseFrames.js';
import { WorkerCrew } from './work/workerCrew.js';

/** Makes masters, calibrates frames, and takes those away that are not kept. */
const performers = (kit: WorkerKit) => {
  const workers = new WorkerCrew(kit.config.work.calibrationWorkers);
  const knownMasters = noKnownMasters();
  return {
    master: (order: work.MasterOrder) =>
      workers.at((crew) => master({ ...kit, crew, hashes: knownMasters.hashes }, order)),
    calibrate: (order: work.CalibrateOrder) =>
      workers.at((crew) => calibrateJob({ ...kit, crew, knownMasters }, order)),
    release: (order: work.ReleaseOrder) => workers.at((crew) => releaseFrames({ ...kit, crew }, order)),
  };
};

interface Kit extends WorkerKit {
  crew: Crew;
  hashes: Map<string, string>;
}

async function master({ crew, hashes, ...kit }: Kit, order: work.MasterOrder): Promise<void> {
  await sweepBeside(kit.data, [order.product]);
  const patience = new Patience(AWAY_MILLISECONDS);
  const tools = { crew, hashes, config: kit.config.calibration, patience };
  const payload = await combineMaster(kit.data, order, tools);
  await kit.log.publishMany([
    { id: `master:${order.night}:${order.scan}:${order.item}`, type: 'MasterBuilt', payload },
  ]);
}

await runWorker({ kind: 'calibration', performers });
