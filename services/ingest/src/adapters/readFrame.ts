import { join } from 'node:path';
import {
  type CameraRule,
  cameraFor,
  describeFrame,
  type FitsFault,
  type FrameDescription,
  type FramePart,
  framePart,
  hashFile,
  type ImageHeader,
  readHeader,
  readRows,
  saidKind,
} from '@wombat/fits';
import { frameMeta, type ReadFrame, UnitRange, UnwrittenEnd } from '../domain/index.js';
import { readPlainFrame } from './readPlainFrame.js';

/** Looks at one raw frame: hash, header by the camera's rule, and whether its pixels are really there. */
export async function readFrame(root: string, path: string, cameras: readonly CameraRule[]): Promise<ReadFrame> {
  const full = join(root, path);
  try {
    const head = await readHeader(full);
    const plain = head.ok ? await readPlainFrame(full, head.value) : null;
    if (!head.ok || plain === null) return await readPixels(full, await hashFile(full), cameras);
    const { sha256, unwrittenRows, fileStamp } = plain;
    if (unwrittenRows > 0) return { state: 'broken', sha256, reason: incomplete(unwrittenRows, head.value.height) };
    const read = describe(head.value, sha256, cameras);
    return read.state === 'good' && fileStamp !== undefined ? { ...read, fileStamp } : read;
  } catch (error) {
    return { state: 'unreadable', sha256: '', reason: unreadable(error) };
  }
}

/** Of a frame whose pixels are packed, floats, or may have no value: what they come to is looked at one by one. */
async function readPixels(full: string, sha256: string, cameras: readonly CameraRule[]): Promise<ReadFrame> {
  let hasSignal = false;
  const ends: UnwrittenEnd[] = [];
  const range = new UnitRange();
  // All rows, though one number is enough: a packed frame may be damaged to its last byte.
  const image = await readRows(full, (band, { header, width }) => {
    hasSignal ||= band.pixels.some((value) => !Number.isNaN(value));
    if (ends.length === 0) ends.push(new UnwrittenEnd({ width, zero: header.getNumber('BZERO') ?? 0 }));
    ends[0]?.take(band);
    if ((header.getNumber('BITPIX') ?? 0) < 0) range.take(band);
  });
  if (!image.ok) return faulty(image.fault, sha256);
  if (!hasSignal) return { state: 'broken', sha256, reason: 'no pixel holds a number: the frame is all NaN' };
  const unwritten = ends[0]?.rows() ?? 0;
  if (unwritten > 0) return { state: 'broken', sha256, reason: incomplete(unwritten, image.value.height) };
  const notCounts = range.problem();
  const described = describe(image.value, sha256, cameras);
  return notCounts === null || described.state !== 'good' ? described : { ...described, notCounts };
}

/** What the header of a frame says by today's rule of its camera; its pixels, with this hash, were looked at before. */
export async function readFrameHeader(
  path: string,
  sha256: string,
  cameras: readonly CameraRule[],
): Promise<ReadFrame> {
  const image = await readHeader(path);
  return image.ok ? describe(image.value, sha256, cameras) : faulty(image.fault, sha256);
}

/** What the file system did not let through may be there at another time; what is wrong with the bytes stays so. */
function faulty({ code, message }: FitsFault, sha256: string): ReadFrame {
  return code === 'unreadable'
    ? { state: 'unreadable', sha256: '', reason: message }
    : { state: 'broken', sha256, reason: message };
}

function incomplete(rows: number, height: number): string {
  return `incomplete: the last ${rows} of its ${height} rows were never written (zero bytes, as a copy leaves that broke off)`;
}

function describe(
  image: Pick<ImageHeader, 'header' | 'width' | 'height'>,
  sha256: string,
  cameras: readonly CameraRule[],
): ReadFrame {
  const { header, width, height } = image;
  const bitpix = header.getNumber('BITPIX') ?? 0;
  const part = framePart(image);
  if (!part.ok) return { state: 'broken', sha256, reason: part.fault.message };
  const described = describeFrame({ header, width, height, bitpix }, cameras);
  const filter = part.value.green === null ? described.filter : GREEN;
  const meta = frameMeta(described, { part: part.value, rule: cameraFor(header, cameras) });
  const said = saidKind(header);
  return { state: 'good', sha256, meta, headerFilter: filter, said, warning: warningOf(described, part.value) };
}

/** AAVSO's band for the green of a colour camera. */
const GREEN = 'TG';

function warningOf({ doubts = [], filter, bayerPattern }: FrameDescription, { green }: FramePart): string {
  const colour = green === null ? '' : `a colour frame (${bayerPattern}): its green is measured, as ${GREEN}`;
  const named = green === null || filter === null ? '' : `, whatever the filter '${filter}' is`;
  return [colour + named, ...doubts].filter((text) => text !== '').join('; ');
}

function unreadable(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return code === 'EACCES'
    ? 'unreadable: no permission'
    : `unreadable: ${error instanceof Error ? error.message : String(error)}`;
}
