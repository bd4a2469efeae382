import assert from 'node:assert/strict';
import { event, specifyProjection } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '../run/serviceKit.js';
import { specifyReactor } from '../testkit/index.js';
import { cancelledIn, cancelledNights, nightsCancelled } from './cancelledNights.js';

const cancel = event('NightCancelled', { night: '20240101', by: 'ABC', reason: 'clouds' }, { id: 'cancel' });
const resume = event('NightPaused', { night: '20240101', paused: false, by: 'DEF' }, { id: 'resume' });
const other = event('NightCancelled', { night: '20240102', by: 'ABC', reason: '' }, { id: 'other' });

describe('the table of nights that people do not want reduced', () => {
  const { given } = specifyProjection(cancelledNights);

  it('has every word once', async () => {
    await given(cancel).thenRows({
      cancelled_night: [{ night: '20240101', is_cancelled: 1, said_by: 'ABC', reason: 'clouds' }],
    });
    await given(cancel, resume, other).thenRows({
      cancelled_night: [
        { night: '20240101', is_cancelled: 1, said_by: 'ABC', reason: 'clouds' },
        { night: '20240101', is_cancelled: 0, said_by: 'DEF', reason: '' },
        { night: '20240102', is_cancelled: 1, said_by: 'ABC', reason: '' },
      ],
    });
  });
});

describe('nights that are cancelled', () => {
  const { given } = specifyReactor({ projections: [cancelledNights] });
  const again = event('NightCancelled', { night: '20240101', by: 'DEF', reason: 'hopeless' }, { id: 'again' });

  it('are told with who and why, newest first, until a person lets them go on', async () => {
    await given(cancel, other)
      .when((kit) => nightsCancelled(kit.store))
      .thenIs([
        { night: '20240102', by: 'ABC', reason: '' },
        { night: '20240101', by: 'ABC', reason: 'clouds' },
      ]);
    await given(cancel, resume)
      .when((kit) => nightsCancelled(kit.store))
      .thenIs([]);
    await given(cancel, resume, again)
      .when((kit) => nightsCancelled(kit.store))
      .thenIs([{ night: '20240101', by: 'DEF', reason: 'hopeless' }]);
  });

  it('are known by their series', async () => {
    const nights = ['20240101', '20240102'].map((night) => ({ night }));
    await given(cancel)
      .when((kit: ServiceKit) => nights.map(cancelledIn(kit.store)))
      .thenSatisfies(({ answer }) => assert.deepEqual(answer, [true, false]));
  });
});
