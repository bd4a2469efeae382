import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { learntCoefficient, learntSecondOrder, learntTerms, type TermOfNight } from './learntTerms.js';

const night = (index: number) => `202401${String(index + 1).padStart(2, '0')}`;
const term = (index: number, own: Partial<TermOfNight> = {}): TermOfNight => ({
  ...{ night: night(index), basis: 'B-V', coefficient: { value: 0.05, error: 0.02 }, secondOrder: null },
  ...own,
});
const values = (...all: readonly (readonly [value: number, error: number])[]) =>
  all.map(([value, error], index) => term(index, { coefficient: { value, error } }));

describe('what other nights say of a colour term', () => {
  it('is their weighted mean, with their scatter as its error', () => {
    const [learnt] = learntTerms(values([0.02, 0.01], [0.06, 0.01], [0.04, 0.01]));
    assert.ok(learnt && Math.abs(learnt.value - 0.04) < 1e-12 && Math.abs(learnt.error - 0.02) < 1e-12);
    assert.deepEqual(learnt.nights, ['20240101', '20240102', '20240103']);
    const [weighted] = learntTerms(values([0.02, 0.01], [0.02, 0.01], [0.05, 0.04]));
    assert.ok(weighted && Math.abs(weighted.value - (0.04 / 1e-4 + 0.05 / 16e-4) / (2 / 1e-4 + 1 / 16e-4)) < 1e-12);
  });

  it('is never more certain than their errors allow, though they agree by luck', () => {
    const [learnt] = learntTerms(values([0.04, 0.03], [0.04, 0.03], [0.04, 0.03]));
    assert.ok(learnt && Math.abs(learnt.error - 0.03 / Math.sqrt(3)) < 1e-12);
  });

  it('needs three nights, each with a coefficient that could be applied', () => {
    assert.deepEqual(learntTerms(values([0.04, 0.03], [0.04, 0.03])), []);
    assert.deepEqual(learntTerms(values([0.04, 0.03], [0.04, 0.03], [0.04, 0.06])), []);
    assert.deepEqual(learntTerms([term(0), term(0), term(0), term(1)]), []);
  });

  it('keeps colours apart, and has second-order extinction where three nights tell that too', () => {
    const secondOrder = (value: number) => ({ secondOrder: { value, error: 0.005 } });
    const both = [0, 1, 2].map((index) => term(index, secondOrder(-0.03 + 0.004 * (index - 1))));
    const learnt = learntTerms([...both, term(3), ...[4, 5, 6].map((index) => term(index, { basis: 'V-I' }))]);
    assert.deepEqual(
      learnt.map(({ basis, nights, secondOrderNights }) => [basis, nights.length, secondOrderNights.length]),
      [
        ['B-V', 4, 3],
        ['V-I', 3, 0],
      ],
    );
    const second = learntSecondOrder(learnt, 'B-V');
    assert.ok(second && Math.abs(second.value + 0.03) < 1e-12 && Math.abs(second.error - 0.004) < 1e-12);
    assert.deepEqual([learntSecondOrder(learnt, 'V-I'), learntCoefficient(learnt, 'V-R')], [null, null]);
  });

  it('has an error that is true of one night more', () => {
    const normal = seededNormal(3);
    const truth = () => 0.05 + 0.015 * normal();
    const seen = () => ({ value: truth() + 0.01 * normal(), error: 0.01 });
    const pulls = Array.from({ length: 2000 }, () => {
      const [learnt] = learntTerms(Array.from({ length: 8 }, (_, index) => term(index, { coefficient: seen() })));
      return ((learnt?.value ?? Number.NaN) - truth()) / (learnt?.error ?? Number.NaN);
    });
    const rms = Math.hypot(...pulls) / Math.sqrt(pulls.length);
    assert.ok(rms > 0.85 && rms < 1.15, `${rms} of the stated error`);
  });
});
