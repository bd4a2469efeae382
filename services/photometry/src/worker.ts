import { detectStars } from '@wombat/imaging';
import type { Reduction, work } from '@wombat/proto';
import { AWAY_MILLISECONDS, Patience, runWorker, type WorkerKit } from '@wombat/service-kit/worker';
import { BadPixelMaps } from './adapters/badPixelMaps.js';
import { LookedAtFrames } from './adapters/lookedAtFrames.js';
import { PairMemory } from './adapters/pairMemory.js';
import { readPair, whenThere } from './adapters/readPair.js';
import { lookAtFrame } from './work/lookAtFrame.js';
import { measureFrame } from './work/measureFrame.js';
import { profileFrame } from './work/profileFrame.js';
import { rawRows } from './work/rawRows.js';

/** What is at hand from one job to the next. */
interface Desk {
  readonly kit: WorkerKit;
  readonly maps: BadPixelMaps;
  readonly lookedAt: LookedAtFrames;
}

/** Profiles and measures frames. */
const performers = (kit: WorkerKit) => {
  const desk: Desk = { kit, maps: new BadPixelMaps(kit.data), lookedAt: new LookedAtFrames(kit.data) };
  const frames = new PairMemory();
  return {
    profile: (order: work.ProfileOrder) => frames.during((memory) => profile(desk, order, memory)),
    measure: (order: work.MeasureOrder) => frames.during((memory) => measure(desk, order, memory)),
  };
};

async function profile(
  { kit, lookedAt }: Desk,
  { reduction, frames }: work.ProfileOrder,
  memory: PairMemory,
): Promise<void> {
  const patience = new Patience(AWAY_MILLISECONDS);
  for (const frame of frames) {
    const { path, camera } = frame;
    const id = factId('profiled', path, reduction);
    const name = await lookedAt.nameOf(frame);
    const seen = await whenThere(patience, () => lookAtFrame(kit.data, frame, memory));
    if (seen.ok) {
      lookedAt.keep(name, { detections: seen.value.field.stars, hasHoles: seen.value.hasHoles });
      const payload = { reduction, path, ...profileFrame(seen.value, camera) };
      await kit.log.publishMany([{ id, type: 'FrameProfiled', payload }]);
    } else {
      const nothing = { ok: false, reason: seen.fault.message, starsFitted: 0, starsDetected: 0, growth: [] };
      await kit.log.publishMany([{ id, type: 'FrameProfiled', payload: { reduction, path, ...nothing } }]);
    }
  }
}

async function measure({ kit, maps, lookedAt }: Desk, order: work.MeasureOrder, memory: PairMemory): Promise<void> {
  const { reduction } = order;
  const patience = new Patience(AWAY_MILLISECONDS);
  for (const frame of order.frames) {
    const { path } = frame;
    const id = factId('measured', path, reduction);
    const name = await lookedAt.nameOf(frame);
    const known = lookedAt.of(name);
    const some = known === null || known.hasHoles ? undefined : rawRows(frame, order);
    const pair = await whenThere(patience, () => readPair(kit.data, frame, { memory, rawRows: some }));
    if (pair.ok) {
      const { calibrated, raw, hasHoles } = pair.value;
      const detections = known?.detections ?? detectStars(calibrated);
      lookedAt.keep(name, { detections, hasHoles });
      const badPixels = await maps.of(frame, calibrated);
      const measured = measureFrame(calibrated, raw, frame, order, badPixels, detections);
      await kit.log.publishMany([{ id, type: 'FrameMeasured', payload: { reduction, path, ...measured } }]);
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
