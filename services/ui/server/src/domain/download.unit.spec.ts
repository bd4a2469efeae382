import assert from 'node:assert/strict';
import { downloadAs } from './download.js';

describe('downloadAs', () => {
  it('names a file in any letters', () => {
    assert.equal(downloadAs("Ω (1)'s.txt"), "attachment; filename*=UTF-8''%CE%A9%20%281%29%27s.txt");
    assert.equal(downloadAs('a"b\n*.tbl'), "attachment; filename*=UTF-8''a%22b%0A%2A.tbl");
  });
});
