import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { primary, rawHdu } from '../testkit/rawHdu.js';
import { inTemporaryFolder } from '../testkit/temporaryFolder.js';
import { readHeader } from './readHeader.js';

const PIXELS = Buffer.from([1, 2]);
const extension = (...records: string[]) =>
  rawHdu(
    ["XTENSION= 'IMAGE   '", 'BITPIX  = 8', 'NAXIS   = 2', 'NAXIS1  = 2', 'NAXIS2  = 1', 'PCOUNT  = 0', ...records],
    PIXELS,
  );

async function headerOf(...hdus: Buffer[]) {
  let found: Awaited<ReturnType<typeof readHeader>> | undefined;
  await inTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'frame'), Buffer.concat(hdus));
    found = await readHeader(join(folder, 'frame'));
  });
  assert.ok(found?.ok);
  return found.value;
}

const first = (...records: string[]) => rawHdu(primary(8, [], "OBJECT  = 'M 13'", "FILTER  = 'B'", ...records));

describe('the header of an extension', () => {
  it('has what an empty primary HDU says where it asks for that, behind its own', async () => {
    const { header } = await headerOf(
      first('COMMENT of the file'),
      extension('INHERIT = T', "FILTER  = 'V'", 'GAIN    = 2'),
    );
    assert.deepEqual([header.get('OBJECT'), header.get('FILTER'), header.get('NAXIS')], ['M 13', 'V', 2]);
    assert.equal(header.has('COMMENT'), false);
    assert.equal(header.cards.at(-1)?.keyword, 'OBJECT');
  });

  it('has only its own cards otherwise', async () => {
    assert.equal((await headerOf(first(), extension())).header.has('OBJECT'), false);
    assert.equal((await headerOf(first(), extension('INHERIT = F'))).header.has('OBJECT'), false);
    const table = rawHdu(primary(8, [3], "OBJECT  = 'M 13'"), Buffer.alloc(3));
    assert.equal((await headerOf(table, extension('INHERIT = T'))).header.has('OBJECT'), false);
  });
});

describe('the image that is meant', () => {
  it('is the primary array where it has two axes, else the first extension that has', async () => {
    const meant = async (...hdus: Buffer[]) => (await headerOf(...hdus)).hduIndex;
    assert.equal(await meant(rawHdu(primary(8, [2, 1]), PIXELS), extension()), 0);
    assert.equal(await meant(first(), extension("EXTNAME = 'SCI'"), extension("EXTNAME = 'DQ'")), 1);
    assert.equal(await meant(rawHdu(primary(8, [2]), PIXELS), extension()), 1);
    const line = rawHdu(["XTENSION= 'IMAGE   '", 'BITPIX  = 8', 'NAXIS   = 1', 'NAXIS1  = 2'], PIXELS);
    assert.equal(await meant(first(), line, extension()), 2);
  });
});
