import type { Batch } from '../batch.js';

/** Frames of a batch that no job has yet, cut into jobs. What is held is tried by one job at a time. */
export function missingJobs(
  { frames, framesPerJob }: Batch,
  { taken, isHeld }: { readonly taken: ReadonlySet<string>; readonly isHeld: boolean },
): (readonly string[])[] {
  const missing = frames.filter((frame) => !taken.has(frame));
  const count = Math.ceil(missing.length / framesPerJob);
  const most = isHeld ? 1 - Math.min(1, taken.size) : count;
  return Array.from({ length: Math.min(most, count) }, (_, index) =>
    missing.slice(index * framesPerJob, (index + 1) * framesPerJob),
  );
}
