import { join } from 'node:path';
import { failPoint } from '@wombat/eventlog/fail-points';
import type { FileProduct, work } from '@wombat/proto';
import { type Crew, calibrateFrames, closeFrames, type MeasuredFile } from '@wombat/reduction';
import { ok, type Result, refuse } from '@wombat/result';
import type { Patience } from '@wombat/service-kit/worker';
import { type AppliedMasters, appliedMasters, isSameApplied, mastersTold, misfitAmong } from './appliedMasters.js';
import { calibratedHeader, stepsTold } from './calibratedHeader.js';
import { linearFrame } from './linearFrame.js';
import type { OpenMasters } from './openMasters.js';
import { CHANGED, type FrameFault, openRaw } from './openRaw.js';
import { changedAmong, Watch } from './sameBytes.js';

export interface CalibratedFrame extends Record<keyof AppliedMasters, FileProduct | undefined> {
  product: FileProduct;
  saturatedPixels: number;
  notes: string[];
  /** How its counts were made linear, or why not; '' where its camera counts evenly. */
  linear: string;
}

export interface CalibrateTools {
  crew: Crew;
  masters: OpenMasters;
  patience: Patience;
  /** What the log has of an order that was carried out before; null: nothing. Left out: there is no log. */
  toldOf?: (order: work.FrameToCalibrate) => Promise<CalibratedFrame | null>;
}

type Order = work.FrameToCalibrate;
/** What came of a frame. */
export interface Outcome {
  order: Order;
  result: Result<CalibratedFrame, FrameFault>;
}

/** A frame that can be calibrated. */
interface Ready {
  order: Order;
  file: MeasuredFile;
  applied: AppliedMasters;
  /** In the counts of the file with its overscan. */
  saturation: number | undefined;
  linear: string;
}

/**
 * Calibrates raw frames with the masters each was given and writes the products; raw headers are kept. What comes of
 * each, in their order. Frames to which the same is applied are calibrated together: masters are read once for them.
 */
export async function calibrateOrdered(
  root: string,
  orders: readonly Order[],
  tools: CalibrateTools,
): Promise<Outcome[]> {
  const { crew, masters, patience } = tools;
  const files: MeasuredFile[] = [];
  const results = new Map<Order, Result<CalibratedFrame, FrameFault>>();
  const groups: Ready[][] = [];
  const watch = new Watch();
  try {
    const open = new Map<Order, MeasuredFile>();
    for (const order of orders) {
      const raw = await openRaw(root, order, patience);
      if (!raw.ok) results.set(order, raw);
      else {
        files.push(raw.value);
        open.set(order, raw.value);
        watch.add(raw.value);
      }
    }
    const changed = await changedAmong(open, crew);
    for (const order of changed) results.set(order, refuse(CHANGED));
    for (const [order, file] of open) {
      if (changed.has(order)) continue;
      const applied = await appliedMasters(order, masters);
      const misfit = misfitOf(file, applied);
      if (misfit !== null) {
        results.set(order, refuse(misfit));
        continue;
      }
      const even = await linearFrame(root, { order, file }, masters);
      files.splice(files.indexOf(file), 1, even.file);
      addTo(groups, { order, applied, ...even });
    }
    for (const group of groups)
      for (const [order, frame] of await calibrateTogether(root, group, { ...tools, watch }))
        results.set(order, ok(frame));
  } finally {
    closeFrames(files);
  }
  return orders.map((order) => ({ order, result: results.get(order) ?? never() }));
}

function misfitOf(file: MeasuredFile, applied: AppliedMasters): FrameFault | null {
  const misfit = misfitAmong(applied, file);
  if (misfit === undefined) return null;
  const message = `${file.width} x ${file.height} does not fit a master of ${misfit.width} x ${misfit.height}`;
  return { code: 'size', message };
}

function addTo(groups: Ready[][], ready: Ready): void {
  const { file, applied } = ready;
  const group = groups.find(([first]) => {
    const isSameSize = first?.file.width === file.width && first.file.height === file.height;
    return isSameSize && isSameApplied(first.applied, applied);
  });
  if (group === undefined) groups.push([ready]);
  else group.push(ready);
}

/**
 * At least one frame, all of one size, to which the same is applied. What the log tells of a frame stands: its file
 * makes room for that one alone, and where another was made, by a job that comes late, that is told once more.
 */
async function calibrateTogether(
  root: string,
  group: readonly Ready[],
  { crew, toldOf, watch }: CalibrateTools & { watch: Watch },
) {
  const [{ applied }] = group as [Ready];
  const toldBefore = new Map<Order, CalibratedFrame>();
  const mayReplace = async (order: Order, sha256: string) => {
    const before = (await toldOf?.(order)) ?? null;
    if (before === null || before.product.sha256 === sha256) return true;
    toldBefore.set(order, before);
    return false;
  };
  const frames = group.map(({ order, file, saturation: whole, linear }) => {
    const told = [...stepsTold(order, applied.flat?.badPixels ?? 0), ...(linear === '' ? [] : [linear])];
    const saturation = whole === undefined ? null : whole - file.overscan;
    const header = calibratedHeader(file.header, order, told);
    const headerOf = () => {
      watch.check([file]);
      return header;
    };
    const output = join(root, order.product);
    const { pedestal } = order;
    const may = (sha256: string) => mayReplace(order, sha256);
    const frame = { file, output, pedestal, saturation, header: headerOf, mayReplace: may };
    return { order, told, linear, frame };
  });
  const request = { frames: frames.map(({ frame }) => frame), ...applied, sync: 'together', solvable: true } as const;
  const done = await calibrateFrames(crew, request);
  failPoint('product.placed');
  return frames.map(({ order, told, linear }, index): [Order, CalibratedFrame] => {
    const { saturatedPixels, sha256 } = done[index] ?? never();
    const product = { path: order.product, sha256: sha256 ?? never() };
    const made = { product, saturatedPixels, notes: told, linear, ...mastersTold(order) };
    return [order, toldBefore.get(order) ?? made];
  });
}

function never(): never {
  throw new Error('a frame of which nothing came');
}
