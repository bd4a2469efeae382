import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { work } from '@wombat/proto';
import type { WorkerKit } from '@wombat/service-kit/worker';

/** Takes frames off the disk, as far as they are there, and tells it of each. */
export async function releaseFrames(
  { data, log }: { data: string; log: Pick<WorkerKit['log'], 'publishMany'> },
  { reduction, frames }: work.ReleaseOrder,
): Promise<void> {
  for (const { product } of frames) await rm(join(data, product), { force: true });
  await log.publishMany(
    frames.map(({ path, product }) => ({
      id: `dropped:${product}:r${reduction.revision}`,
      type: 'FrameKept',
      payload: { reduction, path, product: { path: product, sha256: '' }, kept: 'dropped', reason: '' },
    })),
  );
}
