import assert from 'node:assert/strict';
import { LateAcknowledgement } from './lateAcknowledgement.js';

let acknowledged: number[];

const message = (seq: number) => ({ seq, ack: () => void acknowledged.push(seq) });

beforeEach(() => {
  acknowledged = [];
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a late acknowledgement', () => {
  it('comes once, for the last of all that came meanwhile', () => {
    const late = new LateAcknowledgement(100);
    late.note([message(1), message(2)]);
    late.note([message(3)]);
    assert.deepEqual(acknowledged, []);
    jest.advanceTimersByTime(1_000);
    assert.deepEqual(acknowledged, [3]);
    jest.advanceTimersByTime(1_000);
    assert.deepEqual(acknowledged, [3]);
    late.note([message(4)]);
    jest.advanceTimersByTime(1_000);
    assert.deepEqual(acknowledged, [3, 4]);
  });

  it('is for the furthest, where earlier ones are given again', () => {
    const late = new LateAcknowledgement(100);
    late.note([message(8), message(3)]);
    late.note([message(5)]);
    late.give();
    assert.deepEqual(acknowledged, [8]);
  });

  it('does not wait once there are many', () => {
    const late = new LateAcknowledgement(3);
    late.note([message(1), message(2)]);
    late.note([message(3)]);
    assert.deepEqual(acknowledged, [3]);
    jest.advanceTimersByTime(1_000);
    assert.deepEqual(acknowledged, [3]);
  });

  it('is never given of a consumer that is gone', () => {
    const late = new LateAcknowledgement(100);
    late.note([message(1)]);
    late.drop();
    late.give();
    jest.advanceTimersByTime(1_000);
    assert.deepEqual(acknowledged, []);
  });
});
