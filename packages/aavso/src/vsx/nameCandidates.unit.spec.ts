import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { nameCandidates } from './nameCandidates.js';

/** Folder name, and what follows it in the list. */
const cases: [string, string[]][] = [
  ['RW PsA', []],
  ['RWPsA', ['RW PsA']],
  ['rwpsa', ['RW PsA']],
  ['RW_PsA', ['RW PsA']],
  ['SS-Cyg', ['SS Cyg']],
  ['TCrB', ['T CrB']],
  ['gHer', ['g Her']],
  ['G5903.00430', ['GSC 05903-00430']],
  ['GSC_5903_430', ['GSC 5903 430', 'GSC 05903-00430']],
  ['GSC05903-00430', ['GSC 05903-00430']],
  ['V0533Her', ['V0533 Her', 'V533 Her']],
  ['V533_Her', ['V533 Her', 'V0533 Her']],
  ['V1117Her', ['V1117 Her']],
  ['alphaOri', ['alf Ori']],
  ['α Ori', ['alf Ori']],
  ['phi_Per', ['phi Per']],
  ['ThetaTau', ['tet Tau']],
  ['muCep', ['mu Cep']],
  ['MUCep', ['MU Cep']],
  ['omi1Cen', ['omi01 Cen', 'omi1 Cen']],
  ['19Psc', ['19 Psc']],
  ['NSV2149', ['NSV 2149', 'NSV 02149']],
  ['NSV_02149', ['NSV 02149', 'NSV 2149']],
  ['TIC123456789', ['TIC 123456789']],
  ['HD189733b', ['HD 189733']],
  ['tyc 1234-567-1', ['TYC 1234-567-1']],
  ['GaiaDR3_4111834567779557376', ['GaiaDR3 4111834567779557376', 'Gaia DR3 4111834567779557376']],
  ['Gaia18aaa', []],
  ['HATP32', ['HAT-P-32']],
  ['HAT-P-32b', ['HAT-P-32']],
  ['HAT_P_32', ['HAT P 32', 'HAT-P-32']],
  ['WASP12', ['WASP-12']],
  ['TrES-3', []],
  ['TOI-263.01', []],
  ['ASASSN-VJ185256.94+581259.1', ['ASASSN-V J185256.94+581259.1']],
  ['ASASSN-V_J185256.94+581259.1', ['ASASSN-V J185256.94+581259.1']],
  ['CSS_J130246.9+182141', ['CSS J130246.9+182141']],
  ['CSSJ130246.9+182141', ['CSS_J130246.9+182141']],
  ['M13', []],
  ['NewNova', []],
];

describe('nameCandidates', () => {
  for (const [folder, rest] of cases) {
    it(`${folder}: ${rest.join(', ') || 'as it is'}`, () =>
      assert.deepEqual(nameCandidates(folder), [folder, ...rest]));
  }

  it('has nothing for a blank name', () => assert.deepEqual(nameCandidates(' '), []));

  it('starts with the name as it is and has no duplicates, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        const candidates = nameCandidates(name);
        assert.equal(candidates[0] ?? '', name.trim().length === 0 ? '' : name.trim());
        assert.equal(new Set(candidates).size, candidates.length);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
