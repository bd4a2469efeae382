import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import type { FitsFaultCode } from '../fault.js';
import { KNOWN_DIFFERENCES } from '../testkit/knownDifferences.js';
import { type FitsImage, readImage } from './readImage.js';

interface TrueImage {
  shape: number[];
  valid: number;
  std?: number | null;
  mean?: number | null;
  min?: number | null;
  max?: number | null;
  first?: number | null;
  middle?: number | null;
  last?: number | null;
}
interface TrueFile {
  error?: string;
  hdus?: { index: number; kind: string; image?: TrueImage; error?: string }[];
}

function expectation(name: string, file: TrueFile): TrueImage | FitsFaultCode {
  const fault = KNOWN_DIFFERENCES.find((known) => known.file === name)?.fault;
  if (fault) return fault;
  const images = (file.hdus ?? []).filter((hdu) => hdu.kind !== 'GroupsHDU');
  const meant = images.find(
    ({ image }) => image && image.shape.length >= 2 && image.shape.every((length) => length > 0),
  );
  if (!meant?.image) return 'no-image';
  return meant.image.shape.slice(0, -2).every((planes) => planes === 1) ? meant.image : 'unsupported';
}

function close(
  actual: number,
  expected: number | null | undefined,
  { size, what }: { size: number; what: string },
): void {
  if (expected === undefined || expected === null) return;
  const tolerance = 1e-6 * Math.max(Math.abs(expected), size);
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what}: ${actual} instead of ${expected}`);
}

function compare(image: FitsImage, truth: TrueImage): void {
  const { pixels } = image;
  const valid = Float64Array.from(pixels.filter((pixel) => Number.isFinite(pixel)));
  assert.deepEqual([image.height, image.width], truth.shape.slice(-2));
  assert.equal(valid.length, truth.valid);
  // A mean may cancel to nothing: there the spread says what is small.
  close(valid.reduce((sum, pixel) => sum + pixel, 0) / valid.length, truth.mean, {
    size: truth.std ?? 0,
    what: 'mean',
  });
  close(
    valid.reduce((least, pixel) => Math.min(least, pixel), Infinity),
    truth.min,
    { size: 0, what: 'min' },
  );
  close(
    valid.reduce((most, pixel) => Math.max(most, pixel), -Infinity),
    truth.max,
    { size: 0, what: 'max' },
  );
  close(pixels[0] ?? Number.NaN, truth.first, { size: 0, what: 'first' });
  close(pixels[Math.floor(pixels.length / 2)] ?? Number.NaN, truth.middle, { size: 0, what: 'middle' });
  close(pixels.at(-1) ?? Number.NaN, truth.last, { size: 0, what: 'last' });
}

describe('readImage on files of many programs', () => {
  const skip = skipWithout('truth/dialects.json') || skipWithout('data/dialects');
  const truth: Record<string, TrueFile> = skip
    ? {}
    : JSON.parse(readFileSync(sharedPath('truth/dialects.json'), 'utf8'));

  itUnless(skip)('knows the reference files', () => {
    const expected = Object.entries(truth).map(([name, file]) => expectation(name, file));
    assert.equal(expected.length, 145);
    assert.ok(expected.filter((each) => typeof each !== 'string').length > 95);
  });

  for (const [name, file] of Object.entries(truth)) {
    const expected = expectation(name, file);
    it(`${name}: ${typeof expected === 'string' ? expected : expected.shape.join(' x ')}`, async () => {
      const read = await readImage(sharedPath(`data/dialects/${name}`));
      if (typeof expected === 'string') assert.equal(read.ok ? 'an image' : read.fault.code, expected);
      else compare(read.ok ? read.value : assert.fail(read.fault.message), expected);
    });
  }
});
