import assert from 'node:assert/strict';
import { parseVsxObjects, type ServiceAnswer, type VsxStar } from '@wombat/aavso';
import { nameReport } from './nameReport.js';

const url = '';
const raw = '';
const found = (Name: string, facts = {}): ServiceAnswer<VsxStar> => {
  const read = parseVsxObjects({ VSXObject: { Name, RA2000: '10.5', Declination2000: '-20.25', ...facts } });
  const [value] = read.ok ? read.value : [];
  assert.ok(value !== undefined);
  return { outcome: 'found', value, raw, url };
};
const unknown: ServiceAnswer<VsxStar> = { outcome: 'unknown', raw, url };
const away: ServiceAnswer<VsxStar> = { outcome: 'unavailable', reason: 'it answered 503 (3 attempts).', url };

describe('the answer to a name', () => {
  it('is the star, where the folder is enough', () => {
    const asked = [
      { name: 'RWPsA', answer: unknown },
      { name: 'RW PsA', answer: found('RW PsA', { AUID: '000-BDB-001', MaxMag: '10.0 V', MinMag: '11.2 V' }) },
    ];
    assert.deepEqual(nameReport({ folder: 'RWPsA', asked, byFolder: true }), {
      lines: [
        'RW PsA: RW PsA (000-BDB-001, RA 10.5 Dec -20.25, type unknown, 10.0 V to 11.2 V)',
        'A reduction finds it by the name of the folder: nothing need be written.',
      ],
      code: 0,
    });
  });

  it('is what to write, where another name led to it', () => {
    const asked = [{ name: 'GSC 1', answer: found('ASASSN-V J1+2') }];
    const { lines, code } = nameReport({ folder: 'field 7', asked, byFolder: false });
    assert.equal(code, 0);
    assert.deepEqual(lines.slice(-2), ['  targets:', '    field 7: { name: "ASASSN-V J1+2" }']);
  });

  it('is every choice, where the names are those of different stars', () => {
    const asked = [
      { name: 'gher', answer: found('G Her') },
      { name: 'g Her', answer: found('g Her') },
      { name: 'G Her', answer: found('G Her') },
    ];
    const { lines, code } = nameReport({ folder: 'gher', asked, byFolder: true });
    assert.equal(code, 0);
    assert.match(lines.join('\n'), /^gher: G Her .*\ng Her: g Her .*\nThese are different stars/);
    assert.deepEqual(
      lines.filter((line) => line.includes('{ name:')),
      ['    gher: { name: G Her }', '    gher: { name: g Her }'],
    );
  });

  it('is the way out, where VSX knows none', () => {
    const { lines, code } = nameReport({ folder: 'X', asked: [{ name: 'X', answer: unknown }], byFolder: true });
    assert.equal(code, 1);
    assert.match(lines.join('\n'), /knows none[\s\S]*X: \{ ra: DEGREES, dec: DEGREES, range: \[BRIGHTEST, FAINTEST\]/);
  });

  it('is not "unknown" where VSX does not answer', () => {
    const { lines, code } = nameReport({ folder: 'X', asked: [{ name: 'X', answer: away }], byFolder: true });
    assert.equal(code, 2);
    assert.deepEqual(lines, ['VSX could not be asked for all of them: it answered 503 (3 attempts).']);
  });
});
