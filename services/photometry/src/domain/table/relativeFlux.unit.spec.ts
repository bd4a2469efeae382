import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { relativeFluxes } from './relativeFlux.js';

const tables = [
  'fixtures/aij/TIC120916706-01_20181213_LCO-SAAO-1m_ip_measurements.tbl',
  'fixtures/aij/TIC120916706-01_20190121_LCO-SAAO-1m_gp_measurements.tbl',
];

function readTable(path: string): Map<string, number>[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/);
  const names = head.split('\t');
  return lines.map((line) => new Map(line.split('\t').map((cell, index) => [names[index] ?? '', Number(cell)])));
}

describe('relativeFluxes', () => {
  for (const table of tables) {
    itUnless(skipWithout(table))(`agrees with AstroImageJ in every row and star of ${table}`, () => {
      const rows = readTable(sharedPath(table));
      assert.ok(rows.length >= 37);
      for (const row of rows) {
        const names = [...row.keys()].filter((key) => key.startsWith('Source-Sky_')).map((key) => key.slice(11));
        const cell = (name: string) => row.get(name) ?? Number.NaN;
        const result = relativeFluxes(
          names.map((name) => ({
            comparison: name.startsWith('C'),
            net: cell(`Source-Sky_${name}`),
            error: cell(`Source_Error_${name}`),
          })),
        );
        assert.ok(Math.abs(result.totalCounts - cell('tot_C_cnts')) < 1e-5);
        assert.ok(Math.abs(result.totalError - cell('tot_C_err')) < 3e-6);
        for (const [index, name] of names.entries()) {
          const own = result.stars[index];
          assert.ok(own);
          assert.ok(Math.abs(own.flux - cell(`rel_flux_${name}`)) < 6e-7, name);
          assert.ok(Math.abs(own.error - cell(`rel_flux_err_${name}`)) < 6e-7, name);
          assert.ok(Math.abs(own.snr / cell(`rel_flux_SNR_${name}`) - 1) < 1e-6, name);
        }
      }
    });
  }

  it('is NaN throughout where a comp is missing, and 0 without anything to compare with', () => {
    const star = (comparison: boolean, net: number) => ({ comparison, net, error: 10 });
    const missing = relativeFluxes([star(false, 100), star(true, 200), star(true, Number.NaN)]);
    assert.ok(missing.stars.every(({ flux }) => Number.isNaN(flux)));
    const lone = relativeFluxes([star(false, 100), star(true, 200)]);
    assert.equal(lone.stars[0]?.flux, 0.5);
    assert.deepEqual(lone.stars[1], { flux: 0, error: 0, snr: 0 });
  });
});
