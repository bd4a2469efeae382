import type { FileProduct, work } from '@wombat/proto';
import type { FrameFile } from '@wombat/reduction';
import type { OpenFlat, OpenMasters } from './openMasters.js';

/** The open masters that are applied to a frame. */
export interface AppliedMasters {
  bias: FrameFile | null;
  dark: { file: FrameFile; scale: number } | null;
  flat: OpenFlat | null;
}

/** Opens what is applied to a frame. */
export async function appliedMasters(
  { bias, dark, flat }: work.FrameToCalibrate,
  masters: OpenMasters,
): Promise<AppliedMasters> {
  const biasFile = bias === undefined ? null : await masters.file(bias);
  return {
    bias: isBiasInDark(dark) ? null : biasFile,
    dark: dark === undefined ? null : { file: await masters.file(dark), scale: dark.scale },
    flat: flat === undefined ? null : await masters.flat(flat),
  };
}

/** The same, as the fact of the frame tells them. */
export function mastersTold({
  bias,
  dark,
  flat,
}: work.FrameToCalibrate): Record<keyof AppliedMasters, FileProduct | undefined> {
  return {
    bias: isBiasInDark(dark) ? undefined : bias,
    dark: dark === undefined ? undefined : { path: dark.path, sha256: dark.sha256 },
    flat,
  };
}

/** Whether the same is applied to two frames. */
export function isSameApplied(one: AppliedMasters, other: AppliedMasters): boolean {
  const isSameDark = one.dark?.file === other.dark?.file && one.dark?.scale === other.dark?.scale;
  return one.bias === other.bias && isSameDark && one.flat === other.flat;
}

/** The first that is not of the frame's size; undefined where all are. */
export function misfitAmong({ bias, dark, flat }: AppliedMasters, frame: FrameFile): FrameFile | undefined {
  const files = [bias, dark?.file, flat?.file].filter((master) => master != null);
  return files.find((master) => master.width !== frame.width || master.height !== frame.height);
}

/** A dark that has its bias still in it takes it out of the frame as well. */
function isBiasInDark(dark: work.FrameToCalibrate['dark']): boolean {
  return dark !== undefined && !dark.biasSubtracted;
}
