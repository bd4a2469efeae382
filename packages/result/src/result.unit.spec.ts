import assert from 'node:assert/strict';
import { ok, type Result, refuse, refuseAll } from './result.js';

type Divided = Result<number, { code: 'zero' | 'not-a-number'; message: string }>;

function divided(dividend: number, divisor: number): Divided {
  if (divisor === 0) return refuse({ code: 'zero', message: `${dividend} cannot be divided by 0` });
  const quotient = dividend / divisor;
  if (Number.isNaN(quotient)) return refuse({ code: 'not-a-number', message: 'a number is missing' });
  return ok(quotient);
}

describe('a result', () => {
  it('is a value', () => {
    assert.deepEqual(divided(6, 3), { ok: true, value: 2 });
  });

  it('or a fault, with its code and its sentence', () => {
    assert.deepEqual(divided(6, 0), { ok: false, fault: { code: 'zero', message: '6 cannot be divided by 0' } });
    assert.deepEqual(divided(6, Number.NaN), {
      ok: false,
      fault: { code: 'not-a-number', message: 'a number is missing' },
    });
  });

  it('or a sentence alone', () => {
    assert.deepEqual(refuse('there is no name'), { ok: false, fault: { message: 'there is no name' } });
  });

  it('or all that is wrong at once', () => {
    const { fault } = refuseAll(['there is no name', 'there is no date']);
    assert.equal(fault.message, 'there is no name\nthere is no date');
    assert.deepEqual(fault.sentences, ['there is no name', 'there is no date']);
  });
});
