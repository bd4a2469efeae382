import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Header, hashFile } from '@wombat/fits';
import type { FileProduct, work } from '@wombat/proto';
import { FITS_FAULTS, type FrameFailureCode } from '@wombat/proto/words';
import {
  type Crew,
  calibrateFrames,
  closeFrames,
  type FrameFile,
  type MeasuredFile,
  openMeasured,
} from '@wombat/reduction';
import { type Fault, ok, type Result, refuse } from '@wombat/result';
import { SOFTWARE, throwInstallationFault } from '@wombat/service-kit/worker';
import type { OpenFlat, OpenMasters } from './openMasters.js';

export interface CalibratedFrame {
  product: FileProduct;
  saturatedPixels: number;
  notes: string[];
  /** The masters that were applied; undefined: none of the kind. */
  bias: FileProduct | undefined;
  dark: FileProduct | undefined;
  flat: FileProduct | undefined;
}

/** Why a frame has no product. */
export interface FrameFault extends Fault {
  readonly code: FrameFailureCode;
}

export interface CalibrateTools {
  crew: Crew;
  masters: OpenMasters;
}

interface UsedMasters {
  bias: FrameFile | null;
  dark: { file: FrameFile; scale: number } | null;
  flat: OpenFlat | null;
}

const CHANGED: FrameFault = {
  code: 'changed',
  message: 'its bytes are others than when it was found: it is read anew',
};

/** Calibrates one raw frame with the masters it was given and writes the product; the raw header is kept. */
export async function calibrateFrame(
  root: string,
  order: work.FrameToCalibrate,
  tools: CalibrateTools,
): Promise<Result<CalibratedFrame, FrameFault>> {
  const scratchBeside = join(root, order.product);
  await mkdir(dirname(scratchBeside), { recursive: true });
  const raw = await openMeasured(join(root, order.path), { scratchBeside });
  if (!raw.ok) {
    throwInstallationFault(raw.fault);
    return refuse({ code: FITS_FAULTS[raw.fault.code], message: raw.fault.message });
  }
  try {
    if ((await hashFile(join(root, order.path))) !== order.sha256) return refuse(CHANGED);
    return await calibrateOpen(root, order, { ...tools, file: raw.value });
  } finally {
    closeFrames([raw.value]);
  }
}

async function calibrateOpen(
  root: string,
  order: work.FrameToCalibrate,
  { crew, masters, file }: CalibrateTools & { file: MeasuredFile },
): Promise<Result<CalibratedFrame, FrameFault>> {
  const used = await usedMasters(order, masters);
  const sizes = [used.bias, used.dark?.file, used.flat?.file].filter((master) => master != null);
  const misfit = sizes.find((master) => master.width !== file.width || master.height !== file.height);
  if (misfit !== undefined) {
    const message = `${file.width} x ${file.height} does not fit a master of ${misfit.width} x ${misfit.height}`;
    return refuse({ code: 'size', message });
  }
  const notes = history(order);
  const { badPixels = 0 } = used.flat ?? {};
  if (badPixels > 0) notes.push(`${badPixels} pixels not divided: the flat is below 0.1 or no number there`);
  const header = notes.reduce((head, note) => head.withHistory(note), withMarks(file.header, order));
  const output = join(root, order.product);
  const { pedestal } = order;
  const saturation = order.saturation === undefined ? null : order.saturation - file.overscan;
  const frame = { file, output, pedestal, saturation, header: () => header };
  const [outcome] = await calibrateFrames(crew, { frames: [frame], ...used, sync: 'each' });
  return ok({
    product: { path: order.product, sha256: await hashFile(output) },
    saturatedPixels: outcome?.saturatedPixels ?? 0,
    notes,
    ...appliedMasters(order),
  });
}

function appliedMasters({ bias, dark, flat }: work.FrameToCalibrate): Pick<CalibratedFrame, 'bias' | 'dark' | 'flat'> {
  return {
    bias: isBiasInDark(dark) ? undefined : bias,
    dark: dark === undefined ? undefined : { path: dark.path, sha256: dark.sha256 },
    flat,
  };
}

/** A dark that has its bias still in it takes it out of the frame as well. */
function isBiasInDark(dark: work.FrameToCalibrate['dark']): boolean {
  return dark !== undefined && !dark.biasSubtracted;
}

async function usedMasters({ bias, dark, flat }: work.FrameToCalibrate, masters: OpenMasters): Promise<UsedMasters> {
  const biasFile = bias === undefined ? null : await masters.file(bias.path);
  return {
    bias: isBiasInDark(dark) ? null : biasFile,
    dark: dark === undefined ? null : { file: await masters.file(dark.path), scale: dark.scale },
    flat: flat === undefined ? null : await masters.flat(flat.path),
  };
}

function withMarks(raw: Header, order: work.FrameToCalibrate): Header {
  const { bias, dark, flat, done, pedestal } = order;
  const applied = { B: bias !== undefined, D: dark !== undefined, F: flat !== undefined };
  const letters = (['B', 'D', 'F'] as const).filter((letter) => applied[letter] || done.includes(letter)).join('');
  const isChanged = Object.values(applied).includes(true) || pedestal !== 0;
  const header = (isChanged ? raw.with('PEDESTAL', 0) : raw)
    .with('SWMODIFY', SOFTWARE)
    .with('RAWSHA', order.sha256.slice(0, 64), 'sha256 of the raw frame');
  return letters === '' ? header : header.with('CALSTAT', letters, 'bias, dark, flat applied');
}

const STEPS: Readonly<Record<string, string>> = { B: 'bias', D: 'dark', F: 'flat' };

function history({ path, bias, dark, flat, done }: work.FrameToCalibrate): string[] {
  const before = [...done].map((letter) => STEPS[letter] ?? letter).join(', ');
  const isAnything = [bias, dark, flat].some((master) => master !== undefined);
  return [
    `${SOFTWARE}: calibrated from ${path}`,
    ...(done === '' ? [] : [`${before}: done before by another program, as the header says`]),
    ...(bias === undefined ? [] : [`bias ${bias.path} sha256 ${bias.sha256}`]),
    ...(dark === undefined ? [] : [`dark ${dark.path} x ${dark.scale} sha256 ${dark.sha256}`]),
    ...(flat === undefined ? [] : [`flat ${flat.path} sha256 ${flat.sha256}`]),
    ...(isAnything || done !== '' ? [] : ['no calibration frames: nothing subtracted or divided']),
  ];
}
