import type { Reduction, work } from '@wombat/proto';
import { runWorker, type WorkerKit } from '@wombat/service-kit/worker';
import { BadPixelMaps } from './adapters/badPixelMaps.js';
import { readPair } from './adapters/readPair.js';
import { measureFrame } from './work/measureFrame.js';
import { profileFrame } from './work/profileFrame.js';

/** Profiles and measures frames. */
const performers = (kit: WorkerKit) => {
  const maps = new BadPixelMaps(kit.data);
  return {
    profile: (order: work.ProfileOrder) => profile(kit, order),
    measure: (order: work.MeasureOrder) => measure(kit, maps, order),
  };
};

async function profile(kit: WorkerKit, { reduction, frames }: work.ProfileOrder): Promise<void> {
  for (const frame of frames) {
    const { path, camera } = frame;
    const id = factId('profiled', path, reduction);
    const pair = await readPair(kit.data, frame);
    const payload = pair.ok
      ? profileFrame(pair.value.calibrated, pair.value.raw, camera)
      : { ok: false, reason: pair.fault.message, starsFitted: 0, starsDetected: 0, growth: [] };
    await kit.log.publishMany([{ id, type: 'FrameProfiled', payload: { reduction, path, ...payload } }]);
  }
}

async function measure(kit: WorkerKit, maps: BadPixelMaps, order: work.MeasureOrder): Promise<void> {
  const { reduction } = order;
  for (const frame of order.frames) {
    const { path } = frame;
    const id = factId('measured', path, reduction);
    const pair = await readPair(kit.data, frame);
    if (pair.ok) {
      const { calibrated, raw } = pair.value;
      const badPixels = await maps.of(frame, calibrated);
      const payload = { reduction, path, ...measureFrame(calibrated, raw, frame, order, badPixels) };
      await kit.log.publishMany([{ id, type: 'FrameMeasured', payload }]);
    } else {
      const { code, message } = pair.fault;
      const payload = { reduction, path, stage: 'measure' as const, code, reason: message };
      await kit.log.publishMany([{ id, type: 'FrameFailed', payload }]);
    }
  }
}

/** By the revision, not by the calibrated frame: a revision may take that over from the one before. */
function factId(done: string, path: string, { revision, attempt }: Reduction): string {
  return `${done}:${path}:r${revision}.${attempt}`;
}

await runWorker({ kind: 'photometry', performers });
