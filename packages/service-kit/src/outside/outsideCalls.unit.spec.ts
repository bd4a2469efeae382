import assert from 'node:assert/strict';
import { Registry } from 'prom-client';
import { outsideMetrics } from '../metrics/outsideMetrics.js';
import { OutsideCalls } from './outsideCalls.js';

describe('calls of services outside', () => {
  const at = new Date('2026-01-01T00:00:00Z');
  const later = new Date('2026-01-01T00:30:00Z');

  function scene() {
    let clock = 0;
    const calls = new OutsideCalls(
      () => at,
      () => clock,
    );
    return { calls, pass: (milliseconds: number) => (clock += milliseconds) };
  }

  it('are told of by the last that ended, with how long it took', () => {
    const { calls, pass } = scene();
    const first = calls.begin('vsx');
    pass(1_234.4);
    assert.deepEqual(calls.list(), []);
    first({ outcome: 'unreachable', words: 'no answer' });
    const told = { outside: 'vsx', at, words: 'no answer', milliseconds: 1_234, nextAt: null };
    assert.deepEqual(calls.list(), [{ ...told, outcome: 'unreachable' }]);
    assert.ok(calls.failed('vsx'));
    calls.begin('vsx')({ outcome: 'notFound', words: 'no such star' });
    assert.deepEqual(calls.list(), [{ ...told, outcome: 'notFound', words: 'no such star', milliseconds: 0 }]);
    assert.ok(!calls.failed('vsx') && !calls.failed('vsp'));
  });

  it('say when the next is made, as long as something waits for it', () => {
    const { calls } = scene();
    calls.begin('vsp')({ outcome: 'refused', words: 'answered 503' });
    calls.waitFor('vsp', later);
    assert.deepEqual(calls.list()[0]?.nextAt, later);
    calls.waitFor('vsp', null);
    assert.equal(calls.list()[0]?.nextAt, null);
  });

  it('are counted by how they ended', async () => {
    const { calls } = scene();
    const registry = new Registry();
    outsideMetrics(registry, calls);
    for (const outcome of ['answered', 'answered', 'refused'] as const) calls.begin('vsx')({ outcome, words: '' });
    const text = await registry.metrics();
    assert.match(text, /^wombat_outside_calls_total\{outside="vsx",outcome="answered"\} 2$/m);
    assert.match(text, /^wombat_outside_calls_total\{outside="vsx",outcome="refused"\} 1$/m);
  });
});
