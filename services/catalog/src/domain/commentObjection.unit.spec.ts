import assert from 'node:assert/strict';
import { commentObjection } from './commentObjection.js';

/** Comment of a VSP comparison star, and what the objection must say (null: none). */
const cases: [string, RegExp | null][] = [
  ['', null],
  ['ONLY FOR VISUAL USE.', /visual/],
  ['For visual use only', /visual/],
  ['BINO_COMP. gam CrB - ELL - V= 3.805 - 3.822. ONLY FOR VISUAL USE.', /visual/],
  ['Combined magnitude of a 10.21 and 13.75 Vmag. pair 8" apart. Include both stars in your aperture.', /combined/],
  ['BINO_COMP. HD 142796 - VAR (ampl. 0.003 TESS). Combined magnitude of a close 3.6" double.', /combined/],
  ['gam CrB - ELL - V= 3.805 - 3.822', /variable by 0\.017/],
  ['Variable, ampl. 0.05 V', /variable by 0\.050/],
  ['HD 145627 - ROT: - V= 8.17', /variable/],
  ['Suspected variable', /variable/],
  ['Suspected variable NSV 2386. Acceptable to use.', null],
  ['NSV 7370 - CST.', null],
  ['GSC 02037-01130 - CST.', null],
  ['BINO_COMP. eps CrB - ORG - Amplitude 0.007 TESS.', null],
  ['HD 141002 - ORG - V= 8.86 (ampl. 0.004 TESS).', null],
  ['BINO_COMP.  HD 143707 GDOR - Ampl. 0.003 TESS.', null],
  ['BINO_COMP', null],
  ['To Red for R CrB comp?', null],
  ['Not variable', null],
];

describe('commentObjection', () => {
  for (const [comment, objection] of cases) {
    it(`to "${comment}": ${objection ?? 'none'}`, () => {
      const found = commentObjection(comment);
      if (objection === null) assert.equal(found, null);
      else assert.match(found ?? '', objection);
    });
  }
});
