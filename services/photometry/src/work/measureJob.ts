import type { work } from '@wombat/proto';
import { AWAY_MILLISECONDS, Patience } from '@wombat/service-kit/installation';
import { frameName } from '@wombat/service-kit/looks';
import { inOrder } from '@wombat/service-kit/threads';
import { whenThere } from '../adapters/whenThere.js';
import { type FrameDesk, factId } from './frameDesk.js';

/** Carries out a job: what came of every frame is told, in their order, before it returns. */
export async function measureJob(desk: FrameDesk, { frames, ...about }: work.MeasureOrder): Promise<void> {
  const { reduction } = about;
  const { root, log, lookedAt, maps, threads } = desk;
  const patience = new Patience(AWAY_MILLISECONDS);
  const order = { ...about, frames: [] };
  const measure = async (frame: work.FrameToMeasure) => {
    const name = await frameName(root, frame);
    const known = await lookedAt.of(name);
    const badPixels = await maps.of(frame);
    const found = await whenThere(patience, () => threads.ask('measure', { root, frame, order, known, badPixels }));
    if (found.ok && found.value.seen !== null) await lookedAt.keep(name, found.value.seen);
    return { path: frame.path, found };
  };
  for await (const { path, found } of inOrder(frames, threads.framesAtOnce, measure)) {
    const id = factId('measured', path, reduction);
    if (found.ok) {
      const payload = { reduction, path, ...found.value.measured };
      await log.publishMany([{ id, type: 'FrameMeasured', payload }]);
    } else {
      const { code, message } = found.fault;
      const payload = { reduction, path, stage: 'measure' as const, code, reason: message };
      await log.publishMany([{ id, type: 'FrameFailed', payload }]);
    }
  }
}
