import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packedImage } from '../testkit/packedImage.js';
import { primary, rawHdu } from '../testkit/rawHdu.js';
import { inTemporaryFolder } from '../testkit/temporaryFolder.js';
import { readHeaders } from './readHeaders.js';

async function headersOf(bytes: Buffer) {
  let read: Awaited<ReturnType<typeof readHeaders>> | undefined;
  await inTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'frame'), bytes);
    read = await readHeaders(join(folder, 'frame'));
  });
  return read ?? assert.fail();
}

describe('readHeaders', () => {
  it('gives the header of every HDU', async () => {
    const read = await headersOf(packedImage('rice8'));
    assert.ok(read.ok);
    assert.deepEqual(
      read.value.hdus.map(({ index, kind, header }) => [index, kind, header.get('NAXIS')]),
      [
        [0, 'primary', 0],
        [1, 'compressed image', 2],
      ],
    );
    assert.equal(read.value.fault, undefined);
  });

  it('gives those of a file that is cut short, and says so', async () => {
    const read = await headersOf(rawHdu(primary(16, [100, 100], "OBJECT  = 'M 13'"), Buffer.alloc(100)));
    assert.ok(read.ok);
    assert.deepEqual([read.value.hdus.length, read.value.fault?.code], [1, 'truncated']);
    assert.equal(read.value.hdus[0]?.header.get('OBJECT'), 'M 13');
  });

  it('refuses what is no FITS file', async () => {
    const read = await headersOf(Buffer.from('no FITS'));
    assert.equal(read.ok ? 'read' : read.fault.code, 'not-fits');
  });
});
