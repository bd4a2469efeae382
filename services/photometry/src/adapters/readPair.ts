import { join } from 'node:path';
import { readImage, readPart } from '@wombat/fits';
import type { Image } from '@wombat/imaging';

export type Pair = { ok: true; calibrated: Image; raw: Image } | { ok: false; code: string; reason: string };

/**
 * The calibrated frame, which is measured, and the same part of the raw one, on which saturation and peaks are judged.
 */
export async function readPair(root: string, frame: { path: string; product: string }): Promise<Pair> {
  const calibrated = await readImage(join(root, frame.product));
  if (!calibrated.ok)
    return { ok: false, code: calibrated.fault.code, reason: `${frame.product}: ${calibrated.fault.message}` };
  const raw = await readPart(join(root, frame.path), { take: 'larger' });
  if (!raw.ok) return { ok: false, code: raw.fault.code, reason: `${frame.path}: ${raw.fault.message}` };
  return { ok: true, calibrated: calibrated.value, raw: raw.value };
}
