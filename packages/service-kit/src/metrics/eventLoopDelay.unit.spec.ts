import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { programRegistry } from './programRegistry.js';

const NAMES = ['', '_min', '_max', '_mean', '_stddev', '_p50', '_p90', '_p99'].map(
  (word) => `nodejs_eventloop_lag${word}_seconds`,
);

function valuesIn(text: string): string[] {
  return NAMES.filter((name) => new RegExp(`^${name}\\{.*\\} [\\d.e-]+$`, 'm').test(text));
}

describe('delays of the event loop', () => {
  it('are looked at from the first time somebody asks, and told from the second on', async () => {
    const registry = programRegistry('ingest', () => true);
    assert.deepEqual(valuesIn(await registry.metrics()), NAMES.slice(0, 1));
    const begun = performance.now();
    let text = '';
    while (valuesIn(text).length < NAMES.length && performance.now() - begun < 20_000) {
      await sleep(700);
      text = await registry.metrics();
    }
    assert.deepEqual(valuesIn(text), NAMES);
    const most = Number(/^nodejs_eventloop_lag_max_seconds\{.*\} (.+)$/m.exec(text)?.[1]);
    assert.ok(most > 0.4, 'the pause between two looks is in it');
  });
});
