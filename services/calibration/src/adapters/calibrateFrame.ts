import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type FitsImage, readImage, writeImage } from '@wombat/fits';
import { calibrate, type Image, median } from '@wombat/imaging';
import type { FileProduct } from '@wombat/proto';
import { SOFTWARE } from '@wombat/service-kit';
import type { CalibrateOrder } from '../reactor/calibrate.js';

export type FrameOrder = CalibrateOrder['frames'][number];

export type Calibrated =
  | { ok: true; product: FileProduct; saturatedPixels: number; notes: string[] }
  | { ok: false; code: string; reason: string };

/** Masters already read in this job, by path. */
export type MasterCache = Map<string, Image>;

/** Calibrates one raw frame with the masters it was given and writes the product; the raw header is kept. */
export async function calibrateFrame(root: string, order: FrameOrder, cache: MasterCache): Promise<Calibrated> {
  const raw = await readImage(join(root, order.path));
  if (!raw.ok) return { ok: false, code: raw.fault.code, reason: raw.fault.message };
  const masters = await readMasters(root, order, cache);
  const sizes = Object.values(masters).filter((master) => master !== undefined);
  const misfit = sizes.find((master) => master.width !== raw.value.width || master.height !== raw.value.height);
  if (misfit !== undefined) {
    return {
      ok: false,
      code: 'size',
      reason: `${raw.value.width} x ${raw.value.height} does not fit a master of ${misfit.width} x ${misfit.height}`,
    };
  }
  const { scale = 1, biasSubtracted = true } = order.dark ?? {};
  const bias = order.dark !== null && !biasSubtracted ? undefined : masters.bias;
  const image = calibrate(
    raw.value,
    {
      ...(bias && { bias }),
      ...(masters.dark && { dark: masters.dark, darkScale: scale }),
      ...(masters.flat && { flat: masters.flat }),
    },
    { saturation: order.saturation, pedestal: order.pedestal },
  );
  const notes = history(order);
  if (image.badFlatPixels > 0)
    notes.push(`${image.badFlatPixels} pixels not divided: the flat is below 0.1 or no number there`);
  const header = notes.reduce((head, note) => head.withHistory(note), withMarks(raw.value, order));
  await mkdir(dirname(join(root, order.product)), { recursive: true });
  const { width, height } = image;
  const written = await writeImage(join(root, order.product), { header, width, height, pixels: image.pixels });
  return {
    ok: true,
    product: { path: order.product, sha256: written.sha256 },
    saturatedPixels: image.saturatedPixels,
    notes,
  };
}

async function readMasters(root: string, order: FrameOrder, cache: MasterCache) {
  const read = async (file: { path: string } | null, flat: boolean) =>
    file === null ? undefined : cached(root, file.path, flat, cache);
  return {
    bias: await read(order.bias, false),
    dark: await read(order.dark, false),
    flat: await read(order.flat, true),
  };
}

/** A flat of another program may not be normalised: it is divided by its own median on use. */
async function cached(root: string, path: string, flat: boolean, cache: MasterCache): Promise<Image> {
  const known = cache.get(path);
  if (known !== undefined) return known;
  const read = await readImage(join(root, path));
  if (!read.ok) throw new Error(`the master ${path} cannot be read: ${read.fault.message}`);
  const image = flat ? normalised(read.value) : read.value;
  cache.set(path, image);
  return image;
}

function normalised(flat: FitsImage): Image {
  const level = median(flat.pixels);
  if (Math.abs(level - 1) < 1e-6) return flat;
  return { width: flat.width, height: flat.height, pixels: flat.pixels.map((value) => value / level) };
}

function withMarks(raw: FitsImage, order: FrameOrder) {
  const steps = [order.bias && 'B', order.dark && 'D', order.flat && 'F'].filter((step) => step !== null).join('');
  const header = raw.header
    .with('SWMODIFY', SOFTWARE)
    .with('RAWSHA', order.sha256.slice(0, 64), 'sha256 of the raw frame');
  return steps === '' ? header : header.with('CALSTAT', steps, 'bias, dark, flat applied').with('PEDESTAL', 0);
}

function history(order: FrameOrder): string[] {
  const { bias, dark, flat } = order;
  const notes = [`${SOFTWARE}: calibrated from ${order.path}`];
  if (bias !== null) notes.push(`bias ${bias.path} sha256 ${bias.sha256}`);
  if (dark !== null) notes.push(`dark ${dark.path} x ${dark.scale} sha256 ${dark.sha256}`);
  if (flat !== null) notes.push(`flat ${flat.path} sha256 ${flat.sha256}`);
  if (bias === null && dark === null && flat === null)
    notes.push('no calibration frames: nothing subtracted or divided');
  return notes;
}
