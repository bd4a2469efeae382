import assert from 'node:assert/strict';
import { slowestLines } from './slowestFiles.js';

describe('the slowest spec files', () => {
  it('are told, slowest first, and no more than five', () => {
    const times = [12, 3, 151.4, 20, 30, 9.9, 40, 50].map((seconds) => ({ file: `${seconds}.ts`, seconds }));
    const files = slowestLines(times).map((line) => line.split(',')[0]);
    assert.deepEqual(files, ['slow: 151.4.ts', 'slow: 50.ts', 'slow: 40.ts', 'slow: 30.ts', 'slow: 20.ts']);
    assert.equal(slowestLines(times)[0], 'slow: 151.4.ts, 151 s');
  });

  it('are not told where all were quick', () => assert.deepEqual(slowestLines([{ file: 'a.ts', seconds: 9 }]), []));
});
