import assert from 'node:assert/strict';
import { tellProgress } from './tellProgress.js';

/** What is said of so many events, told at these seconds after the begin. */
function saidAt(...told: [seconds: number, done: number][]): string[] {
  const said: string[] = [];
  let now = 7_000;
  const tell = tellProgress(
    (sentence) => void said.push(sentence),
    () => now,
  );
  for (const [seconds, done] of told) {
    now = 7_000 + 1000 * seconds;
    tell({ done, total: 310_000 });
  }
  return said;
}

describe('the progress of tables that are made anew', () => {
  it('is said every five seconds, however often it is told', () =>
    assert.deepEqual(saidAt([1, 1_000], [4.9, 99_000], [5, 120_000], [5.1, 121_000], [9.9, 200_000], [12, 310_000]), [
      'made anew 120,000 of 310,000 events',
      'made anew 310,000 of 310,000 events',
    ]));

  it('is not said where it takes no five seconds', () => assert.deepEqual(saidAt([0, 1], [4, 310_000]), []));
});
