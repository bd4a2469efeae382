import assert from 'node:assert/strict';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { parseHeader } from '../header/parseHeader.js';
import { readHeader } from '../image/readHeader.js';
import { frameSections } from './frameSections.js';

const sections = (...records: string[]) => frameSections(parseHeader(records.map((each) => each.padEnd(80)).join('')));

describe('frameSections', () => {
  it('counts from 0 and holds both ends', () => {
    assert.deepEqual(sections("TRIMSEC = '[1:2048,1:2056]'", "BIASSEC = '[2049:2176, 2057:2184]'"), {
      trim: { x: 0, y: 0, width: 2048, height: 2056 },
      bias: { x: 2048, y: 2056, width: 128, height: 128 },
    });
  });

  it('takes ends the other way round, and leaves out what is none', () => {
    const [x, y, width, height] = [2, 3, 8, 1];
    assert.deepEqual(sections("DATASEC = '[10:3,4:4]'"), { data: { x, y, width, height } });
    for (const text of ['[0:0,0:0]', '[0:10,1:10]', '[1:10]', '', 'UNKNOWN', '[1:-5,1:2]'])
      assert.deepEqual(sections(`TRIMSEC = '${text}'`), {}, text);
  });

  itUnless(skipWithout('data/dialects'))('reads a frame of the Swope telescope', async () => {
    const read = await readHeader(sharedPath('data/dialects/neoexchange/swope_test_frame.fits'));
    const found = frameSections(read.ok ? read.value.header : assert.fail(read.fault.message));
    assert.deepEqual(found.data, { x: 0, y: 0, width: 4112, height: 4096 });
  });
});
