import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import type { publisher } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { publisherProjections } from '../projection/publisherProjections.js';
import { Remade } from '../reactor/remade.js';
import { PointsController } from './points.controller.js';

const { given } = specifyReactor({ projections: publisherProjections });
const series = { night: '20240101', targetName: 'SS Cyg', filter: 'V' };
const found = event('FrameDiscovered', { series, sha256: 'a' });
const gate = event('MagnitudesTransformed').payload.gate;
const made = (pointsId: string, rows: number) =>
  event(
    'MagnitudesTransformed',
    { reduction: revision(2), pointsId, rows, report: { path: 'aavso.txt', sha256: `${rows} rows` } },
    { id: `made:${pointsId}` },
  );
const word = { ...series, revision: 2, frames: ['a'], by: 'ABC' };
const asked: publisher.RejectPointsRequest = { ...word, scope: 'T1', reasonCode: 'cloud', words: 'thin' };

/** Photometry's part: the report is there as soon as the points have changed. */
function answering(kit: ServiceKit, rows: number): PointsController {
  const remade = new Remade();
  const answered: ServiceKit = Object.create(kit, {
    decide: {
      value: async (change: Parameters<ServiceKit['decide']>[0]) => {
        await kit.decide(change);
        queueMicrotask(() => void kit.decide(made(change.id, rows)).then(() => remade.notify()));
        return true;
      },
    },
  });
  return new PointsController(answered, remade);
}

describe('RejectPoints', () => {
  it('keeps the word of a person, and answers once the report is made anew', () =>
    given(found, made('', 4))
      .when((kit) => answering(kit, 3).rejectPoints(asked))
      .thenSatisfies(({ answer, published: [change] }) => {
        assert.deepEqual(answer, { points: 3, gate });
        assert.equal(change?.type, 'PointsRejected');
        assert.deepEqual(change?.payload, {
          ...{ reduction: revision(2), frames: ['a'], scope: 'T1', reasonCode: 'cloud', words: 'thin', by: 'ABC' },
        });
        assert.match(change?.id ?? '', /^points:20240101\/SS Cyg\/V:1:[0-9a-f]{12}$/);
      }));

  it('makes no second event of a word that is said twice', () =>
    given(found, made('', 4))
      .when(async (kit) => {
        await answering(kit, 3).rejectPoints(asked);
        return answering(kit, 3).rejectPoints(asked);
      })
      .thenSatisfies(({ answer, published }) => {
        assert.equal(answer.points, 3);
        assert.deepEqual(
          published.map(({ type }) => type),
          ['PointsRejected', 'MagnitudesTransformed'],
        );
      }));

  it('refuses frames of another series and keeps nothing', () =>
    given(found, made('', 4))
      .when((kit) => assert.rejects(answering(kit, 3).rejectPoints({ ...asked, frames: ['b'] }), /not of this series/))
      .thenSatisfies(({ published }) => assert.deepEqual(published, [])));
});

describe('RestorePoints', () => {
  it('takes a rejection back; rejected again, it is another event', () =>
    given(found, made('', 4))
      .when(async (kit) => {
        await answering(kit, 3).rejectPoints(asked);
        const restored = await answering(kit, 4).restorePoints(word);
        await answering(kit, 3).rejectPoints(asked);
        return restored.points;
      })
      .thenSatisfies(({ answer, published }) => {
        assert.equal(answer, 4);
        const changes = published.filter(({ type }) => type.startsWith('Points'));
        assert.deepEqual(
          changes.map(({ type }) => type),
          ['PointsRejected', 'PointsRestored', 'PointsRejected'],
        );
        assert.equal(new Set(changes.map(({ id }) => id)).size, 3);
      }));
});
