import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import { jobsOf, payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { calibration } from '../projection/calibration.js';
import { releasedFrames } from '../projection/releasedFrames.js';
import { calibrated, FOLDER, place, requested } from '../testing/sampleNight.js';
import { ReleaseStage } from './release.js';

const projections = [calibration, releasedFrames];
const { given } = specifyReactor({ projections, config: { calibration: { keepFrames: 'none' } } });
const conclude = (kit: ServiceKit) => new ReleaseStage(kit).conclude();
const orders = (kit: ServiceKit) =>
  jobsOf(new ReleaseStage(kit).batches()).map(({ order }) => (order.$case === 'release' ? order.value : assert.fail()));
const productOf = (name: string, number = 1) => `${FOLDER}/Reduced/SS Cyg/V/r${number}/${name}.fits`;
const done = (number = 1) =>
  event('MagnitudesTransformed', { reduction: revision(number) }, { id: `magnitudes r${number}` });
const released = (number = 1) =>
  event('FramesReleased', { reduction: revision(number), inSteps: false }, { id: `released r${number}` });
const dropped = (name: string, number = 1, of = number) =>
  event(
    'FrameKept',
    {
      reduction: revision(of),
      path: place('light', name),
      product: { path: productOf(name, number), sha256: '' },
      kept: 'dropped',
    },
    { id: `dropped ${name} r${number}` },
  );
const night = [requested(), calibrated('a'), calibrated('b')];

describe('the calibrated frames of a series', () => {
  it('given its magnitudes, are released, once', async () => {
    const release = { type: 'FramesReleased' as const, payload: { reduction: revision(1), inSteps: false } };
    await given(...night, done())
      .when(conclude)
      .thenPublishes(release);
    await given(...night, done(), released())
      .when(conclude)
      .thenNothing();
    const inSteps = specifyReactor({ projections, config: { calibration: { keepFrames: 'sixteenBit' } } });
    await inSteps
      .given(...night, done())
      .when(conclude)
      .thenPublishes({ ...release, payload: { ...release.payload, inSteps: true } });
    await inSteps
      .given(...night, done(), event('FramesReleased', { reduction: revision(1), inSteps: true }, { id: 'in steps' }))
      .when(async (kit) => orders(kit))
      .thenSatisfies(({ answer }) => assert.deepEqual([answer.length, answer[0]?.inSteps], [1, true]));
  });

  it('given that its frames are all kept, or it has no magnitudes, or is asked for again, are not', async () => {
    await specifyReactor({ projections })
      .given(...night, done())
      .when(conclude)
      .thenNothing();
    await given(...night)
      .when(conclude)
      .thenNothing();
    await given(...night, done(), requested(2))
      .when(conclude)
      .thenNothing();
  });

  it('given that it has them anew by another word on its points, stay released', () =>
    given(...night, done(), released(), event('MagnitudesTransformed', { reduction: revision(1) }, { id: 'anew' }))
      .when(conclude)
      .thenNothing());

  it('given that they are released, are ordered away, those of revisions before too, and no frame twice', () =>
    given(...night, requested(2), calibrated('a', 2), done(2), released(2), dropped('b', 1, 2))
      .when(async (kit) => orders(kit))
      .thenSatisfies(({ answer }) => {
        assert.deepEqual(answer, [
          {
            reduction: { ...revision(2), attempt: 1 },
            inSteps: false,
            frames: ['a'].flatMap((name) => [
              { path: place('light', name), product: productOf(name, 1) },
              { path: place('light', name), product: productOf(name, 2) },
            ]),
          },
        ]);
      }));

  it('given a revision after the one that was released, leaves its frames alone', () =>
    given(...night, done(), released(), dropped('a'), dropped('b'), requested(2), calibrated('a', 2))
      .when(async (kit) => orders(kit))
      .thenSatisfies(({ answer }) => assert.deepEqual(answer, [])));

  it('given one that no worker could drop, stay as they are, and why is said', () =>
    given(...night, done(), released())
      .when(async (kit) => {
        const stage = new ReleaseStage(kit);
        const [{ key } = assert.fail()] = stage.batches();
        await stage.giveUp([
          { key, frame: productOf('a'), reason: 'EISDIR' },
          { key: 'another', frame: productOf('b'), reason: 'no matter' },
        ]);
      })
      .thenSatisfies(({ published }) => {
        const [fact, ...more] = payloadsOf(published, 'FrameKept');
        assert.deepEqual([fact?.path, fact?.kept, fact?.reason], [place('light', 'a'), 'unchanged', 'EISDIR']);
        assert.deepEqual(more, []);
      }));
});
