import assert from 'node:assert/strict';
import type { EventType, NewEvent, PayloadOf, Recorded } from '@wombat/eventlog';
import { event, revision } from '@wombat/eventlog/testkit';
import { takenOver } from './takenOver.js';

const NEXT = { night: '20240101', targetName: 'SS Cyg', filter: 'V', revision: 3, attempt: 1, eventId: '' };
const recorded = (fact: NewEvent): Recorded => ({
  ...{ causation: '', occurredAt: '', producer: '', software: '', subject: '', sequence: 1 },
  ...fact,
});
const fact = <T extends EventType>(type: T, change: Partial<PayloadOf<T>>) =>
  recorded(event(type, { reduction: revision(2), ...change } as Partial<PayloadOf<T>>));
const solved = (path: string, change = {}) =>
  fact('FrameSolved', { path, solved: true, product: { path: `r2/${path}`, sha256: 'ab' }, ...change });

describe('what a revision takes over from the one before', () => {
  it('are the facts of its calibrated and solved frames, said of the new one', () => {
    const told = takenOver([solved('a.fits'), fact('FrameCalibrated', { path: 'a.fits' })], NEXT);
    const [first] = told.solved;
    assert.equal(first?.id, 'solve/20240101/SS Cyg/V/r3.1:a.fits:taken over');
    assert.deepEqual(first?.payload, { ...solved('a.fits').payload, reduction: revision(3) });
    assert.deepEqual([told.solved.length, told.calibrated.length], [1, 1]);
    assert.deepEqual([told.products, [...told.frames]], [['r2/a.fits'], ['a.fits']]);
  });

  it('are failures at these stages too, and the first word on a frame', () => {
    const lost = (stage: 'calibrate' | 'solve' | 'measure', path: string) => fact('FrameFailed', { stage, path });
    const told = takenOver(
      [
        lost('calibrate', 'a'),
        fact('FrameCalibrated', { path: 'a' }),
        lost('solve', 'b'),
        solved('b'),
        lost('measure', 'c'),
      ],
      NEXT,
    );
    assert.deepEqual(
      [...told.calibrated, ...told.solved].map(({ type, payload }) => [type, 'path' in payload && payload.path]),
      [
        ['FrameFailed', 'a'],
        ['FrameFailed', 'b'],
      ],
    );
    assert.deepEqual(told.products, []);
  });

  it('is nothing of another revision, nor a product where a frame is not solved', () => {
    const told = takenOver([solved('a', { reduction: revision(1) }), solved('b', { solved: false })], NEXT);
    assert.deepEqual([told.solved.length, told.products, [...told.frames]], [1, [], ['b']]);
  });
});
