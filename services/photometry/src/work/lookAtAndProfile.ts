import type { work } from '@wombat/proto';
import { ok, type Result } from '@wombat/result';
import { type LookedAt, neighboursOf } from '../adapters/lookedAtFrames.js';
import type { PairFault } from '../adapters/readPair.js';
import { type LookMeans, lookAtFrame } from './lookAtFrame.js';
import { type Profile, profileFrame } from './profileFrame.js';

/** Reads a frame and profiles it; with what was seen on it, for when it is measured. */
export async function lookAtAndProfile(
  root: string,
  frame: work.FrameToProfile,
  means: LookMeans,
): Promise<Result<{ profile: Profile; seen: LookedAt }, PairFault>> {
  const looked = await lookAtFrame(root, frame, means);
  if (!looked.ok) return looked;
  const { field, hasHoles } = looked.value;
  const seen = { detections: neighboursOf(field.stars), hasHoles };
  return ok({ profile: profileFrame(looked.value, frame.camera), seen });
}
