import assert from 'node:assert/strict';
import { event, specifyProjection } from '@wombat/eventlog/testkit';
import { specifyReactor } from '../testkit/index.js';
import { firstNights, nightsPutFirst, withFirst } from './firstNights.js';

const early = event('NightPutFirst', { night: '20240101', by: 'ABC' }, { id: 'early' });
const late = event('NightPutFirst', { night: '20240102', by: 'DEF' }, { id: 'late' });
const again = event('NightPutFirst', { night: '20240101', by: 'DEF' }, { id: 'again' });

describe('the table of nights that people put first', () => {
  const { given } = specifyProjection(firstNights);

  it('has every end once', async () => {
    const ended = event('NightFirstEnded', { night: '20240101' }, { id: 'ended' });
    await given(early, ended, again, { ...ended, id: 'again ended' }).thenRows({
      first_night_end: [{ night: '20240101' }, { night: '20240101' }],
    });
  });

  it('has every word once', async () => {
    await given(early, late, again).thenRows({
      first_night: [
        { night: '20240101', said_by: 'ABC' },
        { night: '20240102', said_by: 'DEF' },
        { night: '20240101', said_by: 'DEF' },
      ],
    });
  });
});

describe('work on nights that are put first', () => {
  const { given } = specifyReactor({ projections: [firstNights] });

  it('goes in the order of the last words', async () => {
    const listed = (kit: { store: Parameters<typeof nightsPutFirst>[0] }) =>
      nightsPutFirst(kit.store).map(({ night, by }) => `${night} ${by}`);
    await given(early, late)
      .when(listed)
      .thenSatisfies(({ answer }) => assert.deepEqual(answer, ['20240102 DEF', '20240101 ABC']));
    await given(early, late, again)
      .when(listed)
      .thenSatisfies(({ answer }) => assert.deepEqual(answer, ['20240101 DEF', '20240102 DEF']));
  });

  it('ends for a night of which nothing is left, until a person says it anew', async () => {
    const listed = (kit: { store: Parameters<typeof nightsPutFirst>[0] }) => nightsPutFirst(kit.store);
    const ended = event('NightFirstEnded', { night: '20240101' }, { id: 'ended' });
    await given(early, late, ended)
      .when((kit) => listed(kit).map(({ night }) => night))
      .thenSatisfies(({ answer }) => assert.deepEqual(answer, ['20240102']));
    await given(early, ended, again)
      .when((kit) => listed(kit).map(({ id }) => id))
      .thenSatisfies(({ answer }) => assert.deepEqual(answer, ['again']));
  });

  it('goes before all other work, which keeps its order', () => {
    const batch = (key: string) => ({
      key,
      frames: ['a'],
      framesPerJob: 1,
      orderOf: () => assert.fail('no order is made'),
    });
    const keys = [
      'masters/20240103/1/bias',
      'masters/20240101/1/bias',
      'calibrate/20240102/SS Cyg/V/r1',
      'calibrate/20240101/SS Cyg/V/r1',
    ];
    const ordered = withFirst(keys.map(batch), [{ night: '20240101' }, { night: '20240109' }]);
    assert.deepEqual(
      ordered.map(({ key }) => key),
      [keys[1], keys[3], keys[0], keys[2]],
    );
    assert.deepEqual(
      withFirst(keys.map(batch), []).map(({ key }) => key),
      keys,
    );
  });
});
