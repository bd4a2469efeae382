import { join } from 'node:path';
import type { work } from '@wombat/proto';
import type { MeasuredFile } from '@wombat/reduction';
import { levelWithoutLight, linearWords } from '../domain/index.js';
import { type MadeLinear, madeLinear } from './madeLinear.js';
import type { OpenMasters } from './openMasters.js';

interface LinearFrame extends MadeLinear {
  /** How it was made linear, or why not; '' where its camera counts evenly. */
  linear: string;
}

/** A raw frame with even counts, as its camera's polynomial makes them. The frame given is closed where it changes. */
export async function linearFrame(
  root: string,
  { order, file }: { order: work.FrameToCalibrate; file: MeasuredFile },
  masters: OpenMasters,
): Promise<LinearFrame> {
  const { linearity, saturation, bias, dark, done, pedestal, product } = order;
  if (linearity.length === 0) return { file, saturation, linear: '' };
  const level = levelWithoutLight({
    ...{ done, pedestal, isZeroBased: file.overscan !== 0 },
    bias: bias === undefined ? null : await masters.median(bias),
    darkWithBias: dark === undefined || dark.biasSubtracted ? null : await masters.median(dark),
  });
  const made = madeLinear(file, { linearity, level, saturation }, { scratchBeside: join(root, product) });
  return { ...made, linear: linearWords(linearity, level) };
}
