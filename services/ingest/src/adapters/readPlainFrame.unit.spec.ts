import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { hashFile, readHeader, readRows } from '@wombat/fits';
import fc from 'fast-check';
import { UnwrittenEnd } from '../domain/index.js';
import { readPlainFrame } from './readPlainFrame.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-plain-'));
const path = join(folder, 'a.fits');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

interface Frame {
  width: number;
  height: number;
  /** Bytes at the end of the pixels that are zero. */
  zeroBytes: number;
  zero: number;
  more?: string[];
  bitpix?: number;
}

function frameOf({ width, height, zeroBytes, zero, more = [], bitpix = 16 }: Frame): Buffer {
  const number = (keyword: string, value: number) => `${keyword.padEnd(8)}= ${String(value).padStart(20)}`;
  const shape = [number('BITPIX', bitpix), number('NAXIS', 2), number('NAXIS1', width), number('NAXIS2', height)];
  const cards = ['SIMPLE  =                    T', ...shape, number('BZERO', zero), ...more, 'END'];
  const header = cards.map((card) => card.padEnd(80)).join('');
  const length = (width * height * Math.abs(bitpix)) / 8;
  const data = Buffer.alloc(Math.ceil(length / 2880) * 2880);
  for (let at = 0; at < length - zeroBytes; at++) data[at] = 1 + ((7 * at) % 250);
  return Buffer.concat([Buffer.from(header.padEnd(Math.ceil(header.length / 2880) * 2880)), data]);
}

async function plain(bytes: Uint8Array) {
  writeFileSync(path, bytes);
  const head = await readHeader(path);
  assert.ok(head.ok);
  const read = await readPlainFrame(path, head.value);
  // A stamp depends on how long ago the file was written.
  return read && { sha256: read.sha256, unwrittenRows: read.unwrittenRows };
}

/** The same by hash and pixels, each by a reading of its own. */
async function reference() {
  const ends: UnwrittenEnd[] = [];
  await readRows(path, (band, { width, header }) => {
    ends[0] ??= new UnwrittenEnd({ width, zero: header.getNumber('BZERO') ?? 0 });
    ends[0].take(band);
  });
  return { sha256: await hashFile(path), unwrittenRows: ends[0]?.rows() };
}

describe('readPlainFrame', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('tells in one reading what the hash and the pixels say', async () => {
    const frames = fc.record({
      width: fc.integer({ min: 1, max: 40 }),
      height: fc.integer({ min: 1, max: 40 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      zero: fc.constantFrom(0, 32_768),
    });
    const holds = fc.asyncProperty(frames, async ({ part, ...shape }) => {
      const zeroBytes = Math.round(part * shape.width * shape.height * 2);
      const told = await plain(frameOf({ ...shape, zeroBytes }));
      assert.deepEqual(told, await reference());
    });
    await fc.assert(holds, { numRuns: 200 });
  });

  it('does so over many bands of rows', async () => {
    const bytes = frameOf({ width: 700, height: 1100, zeroBytes: 700 * 2 * 3 + 10, zero: 32_768 });
    assert.deepEqual(await plain(bytes), { sha256: sha256(bytes), unwrittenRows: 3 });
    assert.deepEqual(await reference(), { sha256: sha256(bytes), unwrittenRows: 3 });
  });

  it('leaves to others what is packed, has pixels without a value or is no 16-bit number', async () => {
    const frame = { width: 4, height: 3, zeroBytes: 0, zero: 0 };
    assert.ok(await plain(frameOf(frame)));
    assert.equal(await plain(gzipSync(frameOf(frame))), null);
    assert.equal(await plain(frameOf({ ...frame, more: ['BLANK   =                   -1'] })), null);
    for (const bitpix of [8, 32, -32]) assert.equal(await plain(frameOf({ ...frame, bitpix })), null);
  });

  it('and what has become shorter since its header was read', async () => {
    const bytes = frameOf({ width: 40, height: 60, zeroBytes: 0, zero: 0 });
    writeFileSync(path, bytes);
    const head = await readHeader(path);
    assert.ok(head.ok);
    for (const length of [100, 2880, 2880 + 1000]) {
      writeFileSync(path, bytes.subarray(0, length));
      assert.equal(await readPlainFrame(path, head.value), null);
    }
  });
});
