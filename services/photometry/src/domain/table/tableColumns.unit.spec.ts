import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { type ApertureName, columnHeading, tableColumns } from './tableColumns.js';

const table = 'fixtures/aij/TIC120916706-01_20181213_LCO-SAAO-1m_ip_measurements.tbl';

describe('tableColumns', () => {
  itUnless(skipWithout(table))('is the order of a real AstroImageJ table, with what later versions added', () => {
    const real = readFileSync(sharedPath(table), 'utf8').split('\r\n')[0]?.split('\t').slice(2) ?? [];
    const names = real
      .filter((heading) => heading.startsWith('Source-Sky_'))
      .map((heading) => heading.slice('Source-Sky_'.length) as ApertureName);
    const added = new Set(['EXPOSURE', ...names.flatMap((name) => [`Source_AMag_${name}`, `Source_AMag_Err_${name}`])]);
    const all = tableColumns(names).map(columnHeading);
    const tail = all.slice(-2 * (names.length - 1));
    assert.ok(tail.every((heading) => /^N_(Src|Sky)_Pixels_C\d+$/.test(heading)));
    assert.deepEqual(
      all.slice(0, -tail.length).filter((heading) => !added.has(heading)),
      real,
    );
  });

  it('names every column once', () => {
    const headings = tableColumns(['T1', 'T2', 'C3', 'C4']).map(columnHeading);
    assert.equal(new Set(headings).size, headings.length);
    assert.deepEqual(headings.slice(18, 22), ['rel_flux_T1', 'rel_flux_T2', 'rel_flux_C3', 'rel_flux_C4']);
  });
});
