import assert from 'node:assert/strict';
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { hashFile } from '../file/hashFile.js';
import { onesComplementSum } from '../header/checksum.js';
import { Header } from '../header/header.js';
import { solvableImageHead } from '../image/imageHead.js';
import { readHeader } from '../image/readHeader.js';
import { primary, rawHdu } from '../testkit/rawHdu.js';
import { inTemporaryFolder } from '../testkit/temporaryFolder.js';
import { writeSolution } from './writeSolution.js';

const DATA = Buffer.from([0x80, 0x00, 0xff, 0xff, 0x00, 0x00, 0x7f, 0xff]);
const MINUS_ZERO = 0xffffffff;
const OTHER = "CTYPE1  = 'RA---SIN'";

function solution(raDegrees: number, terms = 0): Header {
  const linear = Header.of([]).with('CTYPE1', 'RA---TAN').with('CRVAL1', raDegrees).with('PLTSOLVD', true);
  return Array.from({ length: terms }).reduce<Header>(
    (cards, _, at) => cards.with(`A_${at % 9}_${Math.floor(at / 9)}`, at),
    linear,
  );
}

/** A frame of 2 x 2 pixels as it is calibrated: one that another program had a solution for. */
function calibrated(): Buffer {
  const shape = { width: 2, height: 2, bitpix: 16 } as const;
  const header = Header.of([]).with('OBJECT', 'M 13').with('CTYPE1', 'RA---SIN').withHistory('taken');
  const data = rawHdu([], DATA).subarray(2880);
  return Buffer.concat([solvableImageHead(header, shape, onesComplementSum(data)), data]);
}

describe('writeSolution', () => {
  it('writes into the room that was left, in the file that is there, and says what that is now', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'frame.fits');
      const before = calibrated();
      await writeFile(path, before);
      await chmod(path, 0o640);
      const { ino } = await stat(path);
      for (const raDegrees of [10, 250]) {
        const written = await writeSolution(path, () => solution(raDegrees));
        const bytes = await readFile(path);
        assert.deepEqual(written, { ok: true, value: { sha256: await hashFile(path), bytes: before.length } });
        assert.deepEqual(bytes.subarray(-2880), before.subarray(-2880));
        assert.equal(onesComplementSum(bytes), MINUS_ZERO);
        const { mode, ino: now } = await stat(path);
        assert.deepEqual([mode & 0o777, now], [0o640, ino]);
        const read = await readHeader(path);
        const { header } = read.ok ? read.value : assert.fail(read.fault.message);
        assert.deepEqual(
          ['OBJECT', 'CTYPE1', 'CRVAL1'].map((keyword) => header.get(keyword)),
          ['M 13', 'RA---TAN', raDegrees],
        );
        assert.deepEqual(header.texts('HISTORY'), ['taken']);
      }
    });
  });

  it('puts right what was half written, wherever the writing broke off', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'frame.fits');
      const before = calibrated();
      await writeFile(path, before);
      await writeSolution(path, () => solution(250, 12));
      const solved = await readFile(path);
      const differs = [...before.keys()].filter((at) => before[at] !== solved[at]);
      assert.ok(differs.length > 100);
      for (const at of differs) {
        for (const [first, last] of [
          [solved, before],
          [before, solved],
        ] as const) {
          await writeFile(path, Buffer.concat([first.subarray(0, at), last.subarray(at)]));
          await writeSolution(path, () => solution(250, 12));
          assert.ok(solved.equals(await readFile(path)), `broken off at byte ${at}`);
        }
      }
    });
  });

  it('replaces the file where the room does not suffice, which leaves room for the next', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'frame.fits');
      const before = calibrated();
      await writeFile(path, before);
      assert.ok((await writeSolution(path, () => solution(10, 81))).ok);
      const long = await readFile(path);
      assert.equal(long.length, before.length + 2880);
      assert.equal(onesComplementSum(long), MINUS_ZERO);
      assert.ok((await writeSolution(path, () => solution(10))).ok);
      assert.ok((await writeSolution(path, () => solution(10, 81))).ok);
      assert.ok(long.equals(await readFile(path)));
      assert.deepEqual(await readdir(folder), ['frame.fits']);
    });
  });

  it('replaces a file that has no room, its data, other cards, permission and other HDUs as they were', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'frame.fits');
      const image = [
        "XTENSION= 'IMAGE   '",
        ...primary(16, [2, 2], 'PCOUNT  = 0', 'GCOUNT  = 1', OTHER, 'GAIN    = 2.0').slice(1),
      ];
      const [head, first, second] = [rawHdu(primary(8, [])), rawHdu(image, DATA), rawHdu(image, DATA)];
      await writeFile(path, Buffer.concat([head, first, second]).subarray(0, -2000));
      await chmod(path, 0o640);
      const written = await writeSolution(path, (header) => solution(header.getNumber('NAXIS1') ?? 0));
      assert.ok(written.ok);
      const bytes = await readFile(path);
      const added = bytes.length - head.length - first.length - second.length;
      assert.deepEqual(bytes.subarray(0, 2880), head);
      assert.deepEqual(bytes.subarray(5760 + added, 8640 + added), first.subarray(2880));
      assert.deepEqual(bytes.subarray(8640 + added), second);
      assert.equal(onesComplementSum(bytes.subarray(2880, 8640 + added)), MINUS_ZERO);
      assert.ok(bytes.includes('GAIN    = 2.0'.padEnd(80)));
      assert.equal(bytes.indexOf(OTHER), bytes.lastIndexOf(OTHER));
      assert.equal((await stat(path)).mode & 0o777, 0o640);
      const { ino } = await stat(path);
      assert.ok((await writeSolution(path, () => solution(3))).ok);
      assert.equal((await stat(path)).ino, ino);
    });
  });

  it('refuses gzip and what is no image, and leaves the file alone when no solution can be made', async () => {
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'frame.fits');
      const codeOf = async () => {
        const written = await writeSolution(path, () => solution(10));
        return written.ok ? 'ok' : written.fault.code;
      };
      await writeFile(path, gzipSync(rawHdu(primary(16, [2, 2]), DATA)));
      assert.equal(await codeOf(), 'unsupported');
      await writeFile(path, 'nothing');
      assert.equal(await codeOf(), 'not-fits');
      for (const original of [rawHdu(primary(16, [2, 2]), DATA), calibrated()]) {
        await writeFile(path, original);
        await assert.rejects(
          writeSolution(path, (header) => header.with('HISTORY', 1)),
          RangeError,
        );
        assert.deepEqual(await readFile(path), original);
      }
      assert.deepEqual(await readdir(folder), ['frame.fits']);
    });
  });
});
