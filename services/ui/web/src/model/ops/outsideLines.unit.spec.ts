import assert from 'node:assert/strict';
import type { ServiceProgress } from '../../../../server/src/domain/contract.js';
import { outsideLines } from './outsideLines.js';

const nothing = {
  version: '0.1.0',
  problems: [],
  progress: [],
  outside: [],
  notices: [],
  held: [],
  planned: 0,
  running: 0,
  retries: 0,
};
const of = (calls: ServiceProgress['calls']): ServiceProgress => ({
  service: 'catalog',
  state: 'ready',
  ...nothing,
  calls,
});
const at = '2026-01-01T01:12:00.000Z';
const call = { outside: 'vsx', outcome: 'answered', words: '', at, milliseconds: 1_240, nextAt: '' } as const;

describe('services outside in words', () => {
  const lineOf = (...calls: ServiceProgress['calls']) => outsideLines([of([]), of(calls)])[0];

  it('are all there, asked or not', () => {
    const lines = outsideLines([of([call])]);
    assert.deepEqual(
      lines.map(({ name, at }) => [name, at]),
      [
        ['VSX', '2026-01-01 01:12 UTC'],
        ['VSP', ''],
        ["AAVSO's archive", ''],
        ['AAVSO, submission', ''],
      ],
    );
    assert.deepEqual(new Set(lines.slice(1).map(({ answer }) => answer)), new Set(['not asked since the start']));
  });

  it('tell how the last call ended and how long that took', () => {
    assert.equal(lineOf(call)?.answer, 'answered (after 1.2 s)');
    const unknown = lineOf({ ...call, outcome: 'notFound', words: 'it does not know the star', milliseconds: 95_000 });
    assert.deepEqual([unknown?.answer, unknown?.failed], ['not found: it does not know the star (after 95 s)', false]);
  });

  it('tell what was in vain, and when it is tried again', () => {
    for (const outcome of ['refused', 'unreachable'] as const) {
      const line = lineOf({ ...call, outcome, words: 'no', nextAt: '2026-01-01T01:42:00.000Z' });
      assert.deepEqual([line?.failed, line?.next], [true, '2026-01-01 01:42 UTC']);
      assert.equal(line?.answer, `${outcome}: no (after 1.2 s)`);
    }
  });
});
