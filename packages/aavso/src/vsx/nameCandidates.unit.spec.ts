import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nameCandidates } from './nameCandidates.js';

/** Folder name, and what follows it in the list. */
const cases: Record<string, readonly [folder: string, rest: readonly string[]][]> = {
  'names of the GCVS, blanks lost or turned into something else': [
    ['RW PsA', []],
    ['RWPsA', ['RW PsA']],
    ['rwpsa', ['RW PsA']],
    ['RW_PsA', ['RW PsA']],
    ['rr_lyr', ['rr lyr', 'RR Lyr']],
    ['SS-Cyg', ['SS Cyg']],
    ['SS.Cyg', ['SS Cyg']],
    ['SS  Cyg', ['SS Cyg']],
    ['TCrB', ['T CrB']],
    ['ZAnd', ['Z And']],
    ['z_and', ['z and', 'Z And', 'z And']],
    ['QZVir', ['QZ Vir']],
    ['gHer', ['g Her']],
    ['lCar', ['l Car']],
    ['V0533Her', ['V0533 Her', 'V533 Her']],
    ['V533_Her', ['V533 Her', 'V0533 Her']],
    ['V 533 Her', ['V0533 Her', 'V533 Her']],
    ['v404-cyg', ['V0404 Cyg', 'V404 Cyg']],
    ['V1117Her', ['V1117 Her']],
    ['V12345Sgr', ['V12345 Sgr']],
    ['XZ Cyg_2025-10-15', ['XZ Cyg']],
    ['xzcyg 20251015', ['xzcyg', 'XZ Cyg']],
  ],
  'Greek letters': [
    ['alphaOri', ['alf Ori']],
    ['AlpOri', ['alf Ori']],
    ['α Ori', ['alf Ori']],
    ['betaPer', ['bet Per']],
    ['del_Sco', ['del Sco']],
    ['EPSAUR', ['eps Aur']],
    ['phi_Per', ['phi Per']],
    ['ThetaTau', ['tet Tau']],
    ['muCep', ['mu Cep']],
    ['MuCep', ['mu Cep']],
    ['MUCep', ['MU Cep']],
    ['xiBoo', ['ksi Boo']],
    ['khi Cyg', ['chi Cyg']],
    ['ο Cet', ['omi Cet']],
    ['omi1Cen', ['omi01 Cen', 'omi1 Cen']],
    ['pi_1_Gru', ['pi 1 Gru', 'pi01 Gru', 'pi1 Gru']],
  ],
  'numbers in constellations and in catalogues': [
    ['19Psc', ['19 Psc']],
    ['27 CMa', []],
    ['NSV2149', ['NSV 2149', 'NSV 02149']],
    ['NSV_02149', ['NSV 02149', 'NSV 2149']],
    ['NSV-14172', ['NSV 14172']],
    ['NSVS4031', ['NSVS 4031']],
    ['G5903.00430', ['GSC 05903-00430']],
    ['g5903-430', ['GSC 05903-00430']],
    ['G5903_00430', ['G5903 00430', 'GSC 05903-00430']],
    ['G0590300430', ['GSC 05903-00430']],
    ['GSC_5903_430', ['GSC 5903 430', 'GSC 05903-00430']],
    ['GSC05903-00430', ['GSC 05903-00430']],
    ['TIC123456789', ['TIC 123456789']],
    ['tic_123456789', ['tic 123456789', 'TIC 123456789']],
    ['KIC8462852', ['KIC 8462852']],
    ['HIP12345', ['HIP 12345']],
    ['HD189733b', ['HD 189733']],
    ['tyc 1234-567-1', ['TYC 1234-567-1']],
    ['UCAC4_123-456789', ['UCAC4 123-456789']],
    ['GaiaDR3_4111834567779557376', ['GaiaDR3 4111834567779557376', 'Gaia DR3 4111834567779557376']],
    ['gaia dr2 4111834567779557376', ['Gaia DR2 4111834567779557376']],
    ['Gaia4111834567779557376', ['Gaia DR3 4111834567779557376', 'Gaia DR2 4111834567779557376']],
  ],
  AUIDs: [
    ['000-BCP-220', []],
    ['000BCP220', ['000-BCP-220']],
    ['000_bcp_220', ['000 bcp 220', '000-BCP-220']],
  ],
  'stars with planets': [
    ['HATP32', ['HAT-P-32']],
    ['HAT-P-32b', ['HAT-P-32']],
    ['HAT_P_32', ['HAT P 32', 'HAT-P-32']],
    ['WASP12', ['WASP-12']],
    ['Qatar1b', ['Qatar-1']],
    ['NGTS1', ['NGTS-1']],
    ['TrES-3', []],
    ['TOI-263.01', []],
  ],
  'surveys that name by place': [
    ['ASASSN-VJ185256.94+581259.1', ['ASASSN-V J185256.94+581259.1']],
    ['ASASSN-V_J185256.94+581259.1', ['ASASSN-V J185256.94+581259.1']],
    ['ASASSNV185256.94+581259.1', ['ASASSN-V J185256.94+581259.1']],
    ['ASASJ000135-2541.8', ['ASAS J000135-2541.8']],
    ['ASAS000135-2541.8', ['ASAS J000135-2541.8']],
    ['CSS_J130246.9+182141', ['CSS J130246.9+182141']],
    ['CSSJ130246.9+182141', ['CSS_J130246.9+182141']],
    ['SSSJ110014.7-131552', ['SSS_J110014.7-131552']],
    ['ZTFJ185139.81+171430.3', ['ZTF J185139.81+171430.3']],
    ['1SWASPJ022916.91-395901.4', ['1SWASP J022916.91-395901.4']],
    ['2MASSJ18024395+4003309', ['2MASS J18024395+4003309']],
    ['MASTEROTJ131320.24+692649.1', ['MASTER OT J131320.24+692649.1']],
  ],
  'transients, and what nobody can know': [
    ['ASASSN19ab', ['ASASSN-19ab']],
    ['SN2023ixf', ['SN 2023ixf']],
    ['sn1987a', ['SN 1987A']],
    ['NovaCas2021', ['Nova Cas 2021']],
    ['Gaia18aaa', []],
    ['M13', []],
    ['NewNova', []],
  ],
};

describe('nameCandidates', () => {
  for (const [kind, names] of Object.entries(cases)) {
    describe(kind, () => {
      for (const [folder, rest] of names) {
        it(`${folder}: ${rest.join(', ') || 'as it is'}`, () =>
          assert.deepEqual(nameCandidates(folder), [folder, ...rest]));
      }
    });
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
