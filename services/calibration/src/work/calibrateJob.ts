import { FrameCalibrated, Reduction, type work } from '@wombat/proto';
import type { Crew } from '@wombat/reduction';
import { AWAY_MILLISECONDS, Patience, sweepBeside, type WorkerKit } from '@wombat/service-kit/worker';
import { type CalibratedFrame, calibrateOrdered } from './calibrateOrdered.js';
import { type KnownMasters, OpenMasters } from './openMasters.js';

export interface CalibrateKit extends Pick<WorkerKit, 'data'> {
  log: Pick<WorkerKit['log'], 'firstTold' | 'publishMany'>;
  crew: Crew;
  knownMasters: KnownMasters;
}

/** Carries out a job: what came of every frame is told before it returns. */
export async function calibrateJob(kit: CalibrateKit, { reduction, frames }: work.CalibrateOrder): Promise<void> {
  const products = frames.map(({ product }) => product);
  await sweepBeside(kit.data, products);
  const idOf = (product: string) => `calibrated:${product}:${reduction.attempt}`;
  const toldOf = async ({ path, product }: work.FrameToCalibrate) => {
    const payload = FrameCalibrated.fromJSON({ reduction: Reduction.toJSON(reduction), path });
    return told((await kit.log.firstTold({ id: idOf(product), type: 'FrameCalibrated', payload }))?.payload);
  };
  const masters = new OpenMasters(kit.data, kit.crew, kit.knownMasters);
  try {
    const patience = new Patience(AWAY_MILLISECONDS);
    const outcomes = await calibrateOrdered(kit.data, frames, { crew: kit.crew, masters, patience, toldOf });
    await kit.log.publishMany(
      outcomes.map(({ order: { path, product }, result }) => {
        const id = idOf(product);
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

function told(fact: FrameCalibrated | undefined): CalibratedFrame | null {
  if (fact?.product === undefined) return null;
  const { product, saturatedPixels, notes, linear, bias, dark, flat } = fact;
  return { product, saturatedPixels, notes, linear, bias, dark, flat };
}
