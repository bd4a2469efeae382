import type { NewEvent } from '@wombat/eventlog';
import { event, revision } from '@wombat/eventlog/testkit';
import { type FrameDiscovered, MasterBuilt, type work } from '@wombat/proto';
import { sampleMeta } from '../domain/testing/sampleFrames.js';

export const NIGHT = '20240101';
export const FOLDER = '2024-01-01';

export type Kind = 'bias' | 'dark' | 'flat' | 'light';
const EXPOSURES: Readonly<Record<Kind, number>> = { bias: 0, dark: 60, flat: 2, light: 60 };

/** Where a raw frame of the night is. */
export function place(kind: Kind, name: string, folder = FOLDER): string {
  return kind === 'light' ? `${folder}/Light/SS Cyg/${name}.fits` : `${folder}/${kind}/${name}.fits`;
}

export function discovered(
  kind: Kind,
  name: string,
  { night = NIGHT, folder = FOLDER, ...changes }: Partial<FrameDiscovered> & { night?: string } = {},
): NewEvent {
  const path = place(kind, name, folder);
  const sha256 = changes.sha256 ?? `sha of ${name}`;
  const series = {
    night,
    targetName: kind === 'light' ? 'SS Cyg' : '',
    filter: kind === 'light' || kind === 'flat' ? 'V' : '',
  };
  const meta = sampleMeta({ exposureSeconds: EXPOSURES[kind] });
  const found = { series, kind, path, sha256, revision: 1, reason: '', meta, folder, fileStamp: undefined, ...changes };
  return event('FrameDiscovered', found, { id: `discovered:${path}:${sha256}` });
}

/** What ingest says of a night once all its files are found. */
export function announced(fileCount: number, { scan = 1, night = NIGHT, folder = FOLDER } = {}): NewEvent {
  return event('NightDiscovered', { night, folder, fileCount, scan }, { id: `night:${night}:${scan}` });
}

export function requested(number = 1, { night = NIGHT } = {}): NewEvent {
  return event('ReductionRequested', { reduction: revision(number, { night }) }, { id: `request:${night}:r${number}` });
}

export function scanned(scanId = 'first', nights = [NIGHT]): NewEvent {
  return event('ScanCompleted', { nights, scanId }, { id: `scan:${scanId}` });
}

/** A night as ingest writes it: so many frames of each kind, then what is said of all of them. */
export function wholeNight(counts: Partial<Record<Kind, number>>): NewEvent[] {
  const frames = (Object.entries(counts) as [Kind, number][]).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) => discovered(kind, `${kind}${index + 1}`)),
  );
  return [...frames, announced(frames.length), requested(), scanned()];
}

/** What a worker says of the master it made to order. */
export function built(order: work.MasterOrder, change: Partial<MasterBuilt> = {}): NewEvent {
  const { night, scan, item, calType, filter, product, inputs } = order;
  const fact = MasterBuilt.fromJSON({
    ...{ night, scan, item, calType, filter, state: 'built' },
    product: { path: product, sha256: `sha of ${item}` },
    numImages: inputs.length,
    biasSubtracted: order.bias !== undefined,
  });
  const id = `master:${night}:${scan}:${item}`;
  return event('MasterBuilt', { ...fact, meta: inputs[0]?.meta, ...change }, { id });
}

export function calibrated(name: string, number = 1): NewEvent {
  const product = { path: `${FOLDER}/Reduced/SS Cyg/V/r${number}/${name}.fits`, sha256: `sha of ${name} done` };
  const fact = { reduction: revision(number), path: place('light', name), product, saturatedPixels: 0, notes: [] };
  return event('FrameCalibrated', fact, { id: `calibrated:${product.path}` });
}

export function failed(name: string, number = 1): NewEvent {
  const path = place('light', name);
  const fact = {
    reduction: revision(number),
    path,
    stage: 'calibrate',
    code: 'size',
    reason: 'it does not fit',
  } as const;
  return event('FrameFailed', fact, { id: `failed:${path}:${number}` });
}
