import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { KNOWN_DIFFERENCES, type KnownDifference } from '../testkit/knownDifferences.js';
import { type HduSummary, summarizeFile } from './summarizeFile.js';

type Numbers = Record<string, number | null | undefined>;
interface TrueHdu {
  index: number;
  kind: string;
  bitpix?: number;
  image?: { shape: number[] } & Numbers;
  error?: string;
}
interface TrueFile {
  error?: string;
  hdus?: TrueHdu[];
}

const NUMBERS = ['valid', 'mean', 'std', 'min', 'max', 'first', 'middle', 'last'];
const FRACTION = 1e-6;

function compareHdu(hdu: HduSummary | undefined, truth: TrueHdu, known: KnownDifference | undefined): void {
  assert.ok(hdu, `HDU ${truth.index} is missing`);
  if (truth.error !== undefined) assert.ok(known, `${truth.error}, and nobody knows`);
  if (truth.kind === 'GroupsHDU') assert.equal(hdu.image, undefined);
  if (truth.error !== undefined || truth.kind === 'GroupsHDU') return;
  assert.equal(hdu.bitpix, truth.bitpix);
  assert.deepEqual(hdu.image?.shape, truth.image?.shape);
  const found = new Map<string, unknown>(Object.entries(hdu.image ?? {}));
  for (const name of NUMBERS) {
    const [ours, theirs] = [written(found.get(name)), truth.image?.[name]];
    if (typeof theirs !== 'number' || typeof ours !== 'number') assert.equal(ours, theirs, name);
    else if (!known?.numbers?.includes(name))
      assert.ok(Math.abs(ours - theirs) <= FRACTION * Math.abs(theirs), `${name}: ${ours} instead of ${theirs}`);
  }
}

/** As JSON has it: infinity is null. */
function written(value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

describe('the numbers of files of many programs', () => {
  const skip = skipWithout('truth/dialects.json') || skipWithout('data/dialects');
  const truth: Record<string, TrueFile> = skip
    ? {}
    : JSON.parse(readFileSync(sharedPath('truth/dialects.json'), 'utf8'));

  itUnless(skip)('are known of 145 files, and every known difference is of one of them', () => {
    assert.equal(Object.keys(truth).length, 145);
    for (const { file } of KNOWN_DIFFERENCES) assert.ok(truth[file], file);
  });

  for (const [name, file] of Object.entries(truth)) {
    const known = KNOWN_DIFFERENCES.find((each) => each.file === name);
    it(`${name}${known ? `: ${known.why}` : ''}`, async () => {
      const read = await summarizeFile(sharedPath(`data/dialects/${name}`));
      if (known?.fault !== undefined) return assert.equal(read.ok ? 'read' : read.fault.code, known.fault);
      const hdus = read.ok ? read.value : assert.fail(read.fault.message);
      assert.equal(hdus.length, file.hdus?.length);
      for (const hdu of file.hdus ?? []) compareHdu(hdus[hdu.index], hdu, known);
    });
  }
});
