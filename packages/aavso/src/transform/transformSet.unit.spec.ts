import assert from 'node:assert/strict';
import { readTransformSet, writeTransformSet } from './transformSet.js';

const FILE = [
  '[Setup]',
  'description = Demo rig',
  '[Coefficients]',
  'Tb_bv = 0.1234',
  'tv_bv=-0.0456',
  'Eb = 0.25',
  '[Error]',
  'Tb_bv = 0.0010',
  '[R Squared Values]',
  'Tb_bv = 0.99',
  '',
].join('\r\n');

describe('a file of Transform Generator', () => {
  it('has coefficients with their errors, whatever the case of names', () => {
    const set = readTransformSet(FILE);
    assert.ok(set.ok);
    assert.equal(set.value.description, 'Demo rig');
    assert.deepEqual(
      [...set.value.terms],
      [
        ['Tb_bv', { value: 0.1234, error: 0.001 }],
        ['Tv_bv', { value: -0.0456, error: 0 }],
      ],
    );
  });

  it('is written so that it reads the same', () => {
    const set = readTransformSet(FILE);
    assert.ok(set.ok);
    const written = writeTransformSet(set.value);
    assert.match(written, /^Tbv=1\.2034$/m);
    const again = readTransformSet(written);
    assert.ok(again.ok);
    assert.deepEqual([...again.value.terms], [...set.value.terms]);
    assert.deepEqual([...again.value.leftOut], [['Tbv', 'it follows from Tb_bv and Tv_bv']]);
  });

  it('has the coefficient of a band that follows from that of a colour', () => {
    const set = readTransformSet('[Coefficients]\nTV_BV=-0.05\nTBV=1.25\n[Error]\nTbv=0.0125\nTv_bv=0.006');
    assert.ok(set.ok);
    const term = set.value.terms.get('Tb_bv');
    assert.ok(term && Math.abs(term.value - 0.15) < 1e-12 && Math.abs(term.error - 0.01) < 1e-12);
    assert.deepEqual([...set.value.derived], [['Tb_bv', 'Tbv, Tv_bv']]);
  });

  it('is read without what is not used, be it a number or not, which is named with the reason', () => {
    const set = readTransformSet(`[Coefficients]\nTbv=\nTr_ri=0.1\nTb_bv=0.1\nTub=1\n`);
    assert.ok(set.ok);
    assert.deepEqual([...set.value.terms.keys()], ['Tb_bv']);
    assert.deepEqual(
      [...set.value.leftOut],
      [
        ['Tr_ri', 'magnitudes are transformed by B-V, V-R, V-I alone'],
        ['Tub', 'magnitudes are transformed by B-V, V-R, V-I alone'],
        ['Tbv', 'it is no number above or below 0'],
      ],
    );
  });

  it('is refused without a coefficient, or with one that is no number', () => {
    for (const [text, why] of [
      ['', /no coefficient in it/],
      ['[Coefficients]\nTb_bv=small', /Tb_bv is no number: small/],
      ['[Coefficients]\nTb_bv=', /Tb_bv is no number/],
      ['[Coefficients]\nTb_bv=1e999', /Tb_bv is no number/],
      ['[Coefficients]\nTb_bv=0.1\n[Error]\nTb_bv=?', /the error of Tb_bv is no number: \?/],
      ['[Error]\nTb_bv=0.1', /no coefficient in it/],
      [
        '[Coefficients]\nTbv=1.1',
        /no coefficient in it.*that is used \(Tbv: it tells something only beside Tb_bv or Tv_bv/,
      ],
    ] as const) {
      const set = readTransformSet(text);
      assert.match(set.ok ? '' : set.fault.message, why);
    }
  });
});
