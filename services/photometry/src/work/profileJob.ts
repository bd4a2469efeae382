import type { work } from '@wombat/proto';
import { AWAY_MILLISECONDS, Patience } from '@wombat/service-kit/installation';
import { frameName } from '@wombat/service-kit/looks';
import { inOrder } from '@wombat/service-kit/threads';
import { whenThere } from '../adapters/whenThere.js';
import { type FrameDesk, factId } from './frameDesk.js';

/** Carries out a job: what came of every frame is told, in their order, before it returns. */
export async function profileJob(desk: FrameDesk, { reduction, frames }: work.ProfileOrder): Promise<void> {
  const { root, log, lookedAt, foundStars, threads } = desk;
  const patience = new Patience(AWAY_MILLISECONDS);
  const look = async (frame: work.FrameToProfile) => {
    const name = await frameName(root, frame);
    const found = await foundStars.of(name);
    const looked = await whenThere(patience, () => threads.ask('profile', { root, frame, found }));
    if (!looked.ok) {
      const nothing = { ok: false, reason: looked.fault.message, starsFitted: 0, starsDetected: 0, growth: [] };
      return { path: frame.path, ...nothing };
    }
    await lookedAt.keep(name, looked.value.seen);
    if (found !== null) await foundStars.forget(name);
    return { path: frame.path, ...looked.value.profile };
  };
  for await (const profiled of inOrder(frames, threads.framesAtOnce, look)) {
    const id = factId('profiled', profiled.path, reduction);
    await log.publishMany([{ id, type: 'FrameProfiled', payload: { reduction, ...profiled } }]);
  }
}
