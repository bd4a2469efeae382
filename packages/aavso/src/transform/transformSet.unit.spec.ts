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
    assert.deepEqual(readTransformSet(writeTransformSet(set.value)), set);
  });

  it('is read without what is not used, be it a number or not, which is named with the reason', () => {
    const set = readTransformSet(`[Coefficients]\nTbv=\nTr_ri=0.1\nTb_bv=0.1\n`);
    assert.ok(set.ok);
    assert.deepEqual([...set.value.terms.keys()], ['Tb_bv']);
    assert.deepEqual(
      [...set.value.leftOut],
      [
        ['Tbv', 'colours follow from the coefficients of their two bands'],
        ['Tr_ri', 'magnitudes are transformed by B-V, V-R, V-I alone'],
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
      ['[Coefficients]\nTbv=1.1', /no coefficient in it.*that is used \(Tbv: colours follow from/],
    ] as const) {
      const set = readTransformSet(text);
      assert.match(set.ok ? '' : set.fault.message, why);
    }
  });
});
