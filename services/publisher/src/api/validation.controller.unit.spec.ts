import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { event, revision } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { publisherProjections } from '../projection/publisherProjections.js';
import { ValidationController } from './validation.controller.js';

const { given } = specifyReactor({ projections: publisherProjections });
const made = event('MagnitudesTransformed', { reduction: revision(2), pointsId: '', measured: 0 });
const all = { onlyWaiting: false, onlyMissing: false };
const list = (kit: ServiceKit, wish = {}) => new ValidationController(kit).listValidations({ ...all, ...wish });
const waiting = { night: '20240101', targetName: 'SS Cyg', filter: 'V', revision: 2, by: '', reason: '' };
const reportPath = '20240101/Reduced/SS Cyg/V/r2/a.fits';
/** Nothing was written in these tests: all of it is gone from the disk. */
const missing = [reportPath];
const untouched = { digest: undefined, reportPath, missing, rejectedByPerson: 0 };
const verdict = { ...waiting, verdict: 'approved' as const, by: 'ABC', reason: 'good night' };

describe('ListValidations', () => {
  it('lists nothing before there are magnitudes', () => given().when(list).thenIs({ validations: [] }));

  it('lists what waits and what was decided, the newest night first', () =>
    given(
      made,
      event('MagnitudesTransformed', { reduction: revision(1, { night: '20240102' }), pointsId: '', measured: 0 }),
      event('MagnitudesTransformed', { reduction: revision(1, { filter: 'B' }), pointsId: '', measured: 0 }),
      event('Validated', { reduction: revision(2), verdict: 'rejected', by: 'ABC', reason: 'clouds' }),
    )
      .when(list)
      .thenIs({
        validations: [
          { ...waiting, ...untouched, night: '20240102', revision: 1, state: 'validate' },
          { ...waiting, ...untouched, filter: 'B', revision: 1, state: 'validate' },
          { ...waiting, ...untouched, state: 'usrrej', by: 'ABC', reason: 'clouds' },
        ],
      }));

  it('lists, where that is asked, only what waits', () =>
    given(
      made,
      event('MagnitudesTransformed', { reduction: revision(1, { filter: 'B' }), pointsId: '', measured: 0 }),
      event('Validated', { reduction: revision(2), verdict: 'rejected', by: 'ABC', reason: 'clouds' }),
    )
      .when((kit) => list(kit, { onlyWaiting: true }))
      .thenIs({ validations: [{ ...waiting, ...untouched, filter: 'B', revision: 1, state: 'validate' }] }));

  it('lists, where that is asked, only what is gone from the disk', () =>
    given(made, event('MagnitudesTransformed', { reduction: revision(1, { filter: 'B' }), pointsId: '', measured: 0 }))
      .when(async (kit) => {
        const gone = await list(kit, { onlyMissing: true });
        mkdirSync(dirname(join(kit.data, reportPath)), { recursive: true });
        writeFileSync(join(kit.data, reportPath), '');
        return [gone.validations.length, (await list(kit, { onlyMissing: true })).validations];
      })
      .thenIs([2, []]));

  it('tells how many frames of each series people rejected', () =>
    given(made, event('PointsRejected', { reduction: revision(2), frames: ['a', 'b'] }))
      .when(async (kit) => (await list(kit)).validations.map(({ rejectedByPerson }) => rejectedByPerson))
      .thenIs([2]));
});

describe('Validate', () => {
  it('publishes the verdict of a person on the revision that was looked at', () =>
    given(made)
      .when((kit) => new ValidationController(kit).validate(verdict))
      .thenSatisfies(({ published }) =>
        assert.deepEqual(
          published.map(({ type, payload }) => ({ type, payload })),
          [
            {
              type: 'Validated',
              payload: {
                reduction: revision(2),
                ...{ verdict: 'approved', by: 'ABC', reason: 'good night', reportSha256: 'ab'.repeat(32) },
              },
            },
          ],
        ),
      ));

  it('refuses a verdict on a revision that is not the current one, and publishes nothing', () =>
    given(made)
      .when((kit) => assert.rejects(new ValidationController(kit).validate({ ...verdict, revision: 1 }), /look again/))
      .thenSatisfies(({ published }) => assert.deepEqual(published, [])));

  it('makes no second event of a verdict that is given twice, and one of each that follows', () =>
    given(made)
      .when(async (kit) => {
        const controller = new ValidationController(kit);
        for (const word of ['approved', 'approved', 'withdrawn', 'withdrawn', 'approved'] as const)
          await controller.validate({ ...verdict, verdict: word });
        return (await list(kit)).validations.map(({ state, by }) => [state, by]);
      })
      .thenSatisfies(({ answer, published }) => {
        assert.deepEqual(answer, [['approved', 'ABC']]);
        assert.equal(published.length, 3);
        assert.equal(new Set(published.map(({ id }) => id)).size, 3);
        for (const { id } of published) assert.match(id, /^validated:20240101\/SS Cyg\/V:r2:[0-9a-f]{16}$/);
      }));
});
