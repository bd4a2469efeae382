import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type FitsImage, Header, hashFile, readImage, writeImage } from '@wombat/fits';
import { type Image, imageStatistics, median, SIGMA_PER_MAD } from '@wombat/imaging';
import type { FileProduct, FrameMeta } from '@wombat/proto';
import { SOFTWARE } from '@wombat/service-kit';

/** Cards of a master that let it be known again: what it was made from and how. */
const INPUTS_CARD = 'WMINPUTS';
const BIAS_CARD = 'WMBIASED';

export interface MasterStatistics {
  median: number;
  scatter: number;
}

/** One text for what a master is made from: the same inputs and method give the same master. */
export function inputsHash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

export type ExistingMaster =
  | { there: false }
  | { there: true; ours: boolean; inputs: string; biasSubtracted: boolean; image: FitsImage; product: FileProduct }
  | { there: true; unreadable: string };

/** The master that lies at this place already, ours or another program's. */
export async function existingMaster(root: string, path: string): Promise<ExistingMaster> {
  const full = join(root, path);
  try {
    await access(full);
  } catch {
    return { there: false };
  }
  const image = await readImage(full);
  if (!image.ok) return { there: true, unreadable: image.fault.message };
  const inputs = image.value.header.getString(INPUTS_CARD) ?? '';
  return {
    there: true,
    ours: inputs !== '',
    inputs,
    biasSubtracted: image.value.header.getBoolean(BIAS_CARD) ?? false,
    image: image.value,
    product: { path, sha256: await hashFile(full) },
  };
}

export interface NewMaster {
  path: string;
  calType: string;
  filter: string;
  image: Image & { pixels: Float32Array };
  inputs: readonly { path: string; sha256: string }[];
  inputsHash: string;
  method: string;
  biasSubtracted: boolean;
  meta: FrameMeta;
  notes: readonly string[];
}

/** Writes a master whose header names its inputs, their hashes, the method and the software. */
export async function writeMaster(root: string, master: NewMaster): Promise<FileProduct> {
  let header = Header.of([])
    .with('IMAGETYP', `Master ${master.calType}`)
    .with('NCOMBINE', master.inputs.length, 'frames combined')
    .with('COMBINE', master.method.slice(0, 60))
    .with(INPUTS_CARD, master.inputsHash, 'hash of inputs and method')
    .with(BIAS_CARD, master.biasSubtracted, 'bias subtracted')
    .with('SWCREATE', SOFTWARE);
  if (master.filter !== '') header = header.with('FILTER', master.filter);
  if (master.meta.exposureSeconds !== undefined)
    header = header.with('EXPTIME', master.meta.exposureSeconds, 'median of the inputs, s');
  if (master.meta.ccdTemperatureCelsius !== undefined)
    header = header.with('CCD-TEMP', master.meta.ccdTemperatureCelsius, 'median of the inputs, C');
  if (master.meta.instrument !== '') header = header.with('INSTRUME', master.meta.instrument);
  header = header.with('XBINNING', master.meta.xBinning).with('YBINNING', master.meta.yBinning);
  for (const note of master.notes) header = header.withHistory(note);
  for (const { path, sha256 } of master.inputs) header = header.withHistory(`input ${path} sha256 ${sha256}`);
  const { width, height, pixels } = master.image;
  const written = await writeImage(join(root, master.path), { header, width, height, pixels });
  return { path: master.path, sha256: written.sha256 };
}

export function statisticsOf(image: Image): MasterStatistics {
  const statistics = imageStatistics(image);
  return { median: statistics.median, scatter: SIGMA_PER_MAD * statistics.mad };
}

/** The sets' common meta, with the median exposure and temperature of the inputs. */
export function commonMeta(inputs: readonly { meta: FrameMeta }[]): FrameMeta {
  const first = inputs[0]?.meta;
  if (first === undefined) throw new Error('a master without inputs');
  const of = (pick: (meta: FrameMeta) => number | undefined) => {
    const values = inputs.map(({ meta }) => pick(meta)).filter((value) => value !== undefined);
    return values.length === 0 ? undefined : median(values);
  };
  return {
    ...first,
    exposureSeconds: of((meta) => meta.exposureSeconds),
    ccdTemperatureCelsius: of((meta) => meta.ccdTemperatureCelsius),
  };
}
