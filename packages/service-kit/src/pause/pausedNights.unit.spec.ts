import assert from 'node:assert/strict';
import { event, specifyProjection } from '@wombat/eventlog/testkit';
import { specifyReactor } from '../testkit/index.js';
import { nightsPaused, pausedNights, withoutPaused } from './pausedNights.js';

const pause = event('NightPaused', { night: '20240101', paused: true, by: 'ABC' }, { id: 'pause' });
const resume = event('NightPaused', { night: '20240101', paused: false, by: 'DEF' }, { id: 'resume' });

describe('the table of words on when nights are worked on', () => {
  const { given } = specifyProjection(pausedNights);

  it('has every word once', async () => {
    await given(pause, resume).thenRows({
      pause: [
        { night: '20240101', is_paused: 1, said_by: 'ABC' },
        { night: '20240101', is_paused: 0, said_by: 'DEF' },
      ],
    });
  });
});

describe('a paused night that is cancelled', () => {
  it('is paused no more: a person lets it go on once, not twice', async () => {
    await specifyReactor({ projections: [pausedNights] })
      .given(pause, event('NightCancelled', { night: '20240101' }, { id: 'cancel' }))
      .when((kit) => nightsPaused(kit.store))
      .thenIs([]);
  });
});

describe('work on paused nights', () => {
  const { given } = specifyReactor({ projections: [pausedNights] });
  const other = event('NightPaused', { night: '20240102', paused: true, by: 'ABC' }, { id: 'other' });

  it('waits, and goes on with the night: newest first', async () => {
    const listed = (kit: { store: Parameters<typeof nightsPaused>[0] }) => nightsPaused(kit.store);
    await given(pause, other)
      .when(listed)
      .thenSatisfies(({ answer }) =>
        assert.deepEqual(answer, [
          { night: '20240102', by: 'ABC' },
          { night: '20240101', by: 'ABC' },
        ]),
      );
    await given(pause, resume)
      .when(listed)
      .thenSatisfies(({ answer }) => assert.deepEqual(answer, []));
  });

  it('is that on frames of its series alone, of no other night and of no masters', () => {
    const batch = (key: string) => ({
      key,
      frames: ['a'],
      framesPerJob: 1,
      orderOf: () => assert.fail('no order is made'),
    });
    const keys = ['measure/20240101/SS Cyg/V/r1.1', 'measure/20240102/SS Cyg/V/r1.1', 'masters/20240101/1/bias'];
    const left = withoutPaused(keys.map(batch), [{ night: '20240101', by: 'ABC' }]);
    assert.deepEqual(
      left.map(({ key }) => key),
      [keys[1], keys[2]],
    );
  });
});
