import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { Header, hashFile, stepsDone } from '@wombat/fits';
import { median, SIGMA_PER_MAD } from '@wombat/imaging';
import type { FileProduct, FrameMeta } from '@wombat/proto';
import type { CalType } from '@wombat/proto/words';
import { type Crew, type FrameFile, levelsOf, medianOf, NOISE_KEYWORDS, openMeasured } from '@wombat/reduction';
import { SOFTWARE, throwInstallationFault } from '@wombat/service-kit/worker';

/** Cards of a master that let it be known again: what it was made from and how. */
const INPUTS_CARD = 'WMINPUTS';
const BIAS_CARD = 'WMBIASED';
/** What was measured of the inputs, with the card that keeps it. */
const MEASURED_CARDS = {
  lightLevel: { keyword: 'WMLIGHT', comment: 'light of an input, mean, ADU' },
  frameNoise: { keyword: 'WMNOISE', comment: 'of a pixel of an input, ADU' },
  measuredGain: { keyword: NOISE_KEYWORDS.gain, comment: 'by pairs of flats, e-/ADU' },
  measuredReadNoise: { keyword: NOISE_KEYWORDS.readNoise, comment: 'by pairs of biases, e-' },
} as const;
type Measured = keyof typeof MEASURED_CARDS;

const MEASURED = Object.keys(MEASURED_CARDS) as Measured[];

export type MeasuredOfMaster = { readonly [Name in Measured]?: number };

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
  | {
      there: true;
      ours: boolean;
      inputs: string;
      /** What its header tells of how it was made, without any spaces: where lines were broken is not known. */
      history: string;
      biasSubtracted: boolean | null;
      measured: MeasuredOfMaster;
      file: FrameFile;
    }
  | { there: true; unreadable: string };

/** The master that lies at this place already, ours or another program's; its file is open. */
export async function existingMaster(root: string, path: string): Promise<ExistingMaster> {
  const full = join(root, path);
  try {
    await access(full);
  } catch {
    return { there: false };
  }
  const file = await openMeasured(full);
  if (!file.ok) {
    throwInstallationFault(file.fault);
    return { there: true, unreadable: file.fault.message };
  }
  const { header } = file.value;
  const inputs = header.getString(INPUTS_CARD) ?? '';
  return {
    there: true,
    ours: inputs !== '',
    inputs,
    history: header.texts('HISTORY').join('').replaceAll(' ', ''),
    biasSubtracted: header.getBoolean(BIAS_CARD) ?? biasByOthers(header),
    measured: measuredOfHeader(header),
    file: file.value,
  };
}

/** What the header of another program's master says of its bias: out of it, or null, nothing that could be believed. */
function biasByOthers(header: Header): true | null {
  return stepsDone(header).bias ? true : null;
}

export async function productOf(root: string, path: string): Promise<FileProduct> {
  return { path, sha256: await hashFile(join(root, path)) };
}

export interface NewMaster {
  calType: CalType;
  filter: string;
  inputs: readonly { path: string; sha256: string }[];
  inputsHash: string;
  method: string;
  biasSubtracted: boolean;
  measured: MeasuredOfMaster;
  meta: FrameMeta;
  notes: readonly string[];
}

/** A master's header names its inputs, their hashes, the method and the software. */
export function masterHeader(master: NewMaster): Header {
  let header = Header.of([])
    .with('IMAGETYP', `Master ${master.calType}`)
    .with('NCOMBINE', master.inputs.length, 'frames combined')
    .with('COMBINE', master.method.slice(0, 60))
    .with(INPUTS_CARD, master.inputsHash, 'hash of inputs and method')
    .with(BIAS_CARD, master.biasSubtracted, 'bias subtracted')
    .with('SWCREATE', SOFTWARE);
  for (const name of MEASURED) {
    const value = master.measured[name];
    const { keyword, comment } = MEASURED_CARDS[name];
    if (value !== undefined) header = header.with(keyword, value, comment);
  }
  if (master.filter !== '') header = header.with('FILTER', master.filter);
  if (master.meta.exposureSeconds !== undefined)
    header = header.with('EXPTIME', master.meta.exposureSeconds, 'median of the inputs, s');
  if (master.meta.ccdTemperatureCelsius !== undefined)
    header = header.with('CCD-TEMP', master.meta.ccdTemperatureCelsius, 'median of the inputs, C');
  if (master.meta.instrument !== '') header = header.with('INSTRUME', master.meta.instrument);
  header = header.with('XBINNING', master.meta.xBinning).with('YBINNING', master.meta.yBinning);
  for (const note of master.notes) header = header.withHistory(note);
  for (const { path, sha256 } of master.inputs) header = header.withHistory(`input ${path} sha256 ${sha256}`);
  return header;
}

/** What a master of ours tells of what was measured of its inputs. */
export function measuredOfHeader(header: Header): MeasuredOfMaster {
  return Object.fromEntries(
    MEASURED.flatMap((name) => {
      const value = header.getNumber(MEASURED_CARDS[name].keyword);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

export async function statisticsOf(crew: Crew, file: FrameFile): Promise<MasterStatistics> {
  const [middle = Number.NaN] = await levelsOf(crew, { ...file, frames: [file.pixels], bias: null, dark: null });
  return { median: middle, scatter: SIGMA_PER_MAD * (await medianOf(crew, file, middle)) };
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
