import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import type { FrameDiscovered } from '@wombat/proto';
import { cancelledNights, type ServiceKit } from '@wombat/service-kit';
import { payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { readFrameHeader } from '../adapters/readFrame.js';
import { compsWords } from '../projection/compsWords.js';
import { discovery } from '../projection/discovery.js';
import { frameStates } from '../projection/frameStates.js';
import { nightMasters } from '../projection/nightMasters.js';
import { seriesNames } from '../projection/seriesNames.js';
import { seriesStates } from '../projection/seriesStates.js';
import { Announcement } from './announcement.js';
import { CalibrationSettings } from './calibrationSettings.js';
import { Repetition } from './repetition.js';
import { writeFrame } from './testing/rawFrames.js';

const projections = [
  ...[discovery, frameStates, seriesStates, cancelledNights],
  ...[seriesNames, compsWords, nightMasters],
];
const WISH = { night: '20240101', targetName: '', filter: '', failedOnly: false };
const BY = { by: 'ABC', reason: 'the gain was wrong' };
const LIGHT = '20240101/Light/SS Cyg/a.fits';
const CARDS = { FILTER: 'V', INSTRUME: 'ASI', EGAIN: 2 };

const found = (path: string, changes: Partial<FrameDiscovered> = {}) =>
  event('FrameDiscovered', { path, revision: 1, ...changes });
const count = (targetName: string, filter: string) => ({
  targetName,
  filter,
  numImages: 1,
  revision: 1,
  band: 'V',
  warning: '',
});
const night = event('NightDiscovered', { series: [count('SS Cyg', 'V'), count('SS Cyg', 'B')] });
const requested = (filter: string, number = 1) =>
  event('ReductionRequested', { reduction: revision(number, { filter }) });
const standing = [found(LIGHT), night, requested('V'), requested('B')] as const;
const again =
  (wish: Partial<typeof WISH> = {}) =>
  (kit: ServiceKit) =>
    new Repetition(kit, new CalibrationSettings(kit), new Announcement(kit)).again({ ...WISH, ...wish }, BY);
const revisionsOf = (published: Parameters<typeof payloadsOf>[0]) =>
  payloadsOf(published, 'ReductionRequested').map(
    ({ reduction }) => `${reduction?.series?.filter} r${reduction?.revision}`,
  );

describe('a person who wants a night to be reduced again', () => {
  it('makes every series of it get its next revision, with the name and the words behind it', () =>
    specifyReactor({ projections })
      .given(...standing, requested('V', 4))
      .when(again())
      .thenSatisfies(({ published }) => {
        assert.deepEqual(revisionsOf(published), ['B r2', 'V r5']);
        const [first] = payloadsOf(published, 'ReductionRequested');
        assert.deepEqual([first?.requestedBy, first?.reason], ['ABC', 'the gain was wrong']);
      }));

  it('has the masters of the night looked at first as they lie there now', () =>
    specifyReactor({ projections })
      .given(...standing)
      .when(again())
      .thenSatisfies(({ published }) => {
        const types = published.map(({ type }) => type);
        assert.deepEqual(types.slice(0, 3), ['NightDiscovered', 'ScanCompleted', 'ReductionRequested']);
        assert.equal(payloadsOf(published, 'NightDiscovered')[0]?.scan, night.payload.scan + 1);
      }));

  it('may mean one filter of it alone', () =>
    specifyReactor({ projections })
      .given(...standing)
      .when(again({ targetName: 'SS Cyg', filter: 'B' }))
      .thenSatisfies(({ published }) => assert.deepEqual(revisionsOf(published), ['B r2'])));

  it('may mean what failed alone: halted where a try more may help, or with frames lost', () =>
    specifyReactor({ projections })
      .given(
        ...standing,
        event('SeriesHalted', { reduction: revision(1, { filter: 'B' }), stage: 'transform', code: 'notrans' }),
      )
      .when(again({ failedOnly: true }))
      .thenSatisfies(({ published }) => assert.deepEqual(revisionsOf(published), ['B r2'])));

  it('counts a frame that a stage could not handle as failed', () =>
    specifyReactor({ projections })
      .given(
        ...standing,
        event('FrameFailed', { reduction: revision(1), path: LIGHT, stage: 'calibrate', reason: 'full' }),
      )
      .when(again({ failedOnly: true }))
      .thenSatisfies(({ published }) => assert.deepEqual(revisionsOf(published), ['V r2'])));

  it('is told to resume its night first where that is cancelled', () =>
    specifyReactor({ projections })
      .given(...standing, event('NightCancelled', { night: '20240101' }))
      .when(async (kit) => {
        const answer = await again()(kit);
        assert.match(answer.ok ? '' : answer.fault.message, /^the night 20240101 is cancelled: .* takes that back$/);
      })
      .thenNothing());

  it('is told what there is where nothing is meant', () =>
    specifyReactor({ projections })
      .given(...standing)
      .when(async (kit) => {
        const said = [];
        for (const wish of [{ night: '20240202' }, { targetName: 'T CrB' }, { failedOnly: true }]) {
          const answer = await again(wish)(kit);
          said.push(answer.ok ? 'done' : answer.fault.message);
        }
        return said;
      })
      .thenIs([
        'no series of the night 20240202 is known',
        'the night 20240101 has no T CrB, but SS Cyg B, SS Cyg V',
        'nothing of it has failed: there is nothing to reduce again',
      ]));
});

describe('frames that are reduced again', () => {
  const reduceWith = async (cameras: object[], wasRead: object[]) => {
    let facts: FrameDiscovered[] = [];
    await specifyReactor({ projections, config: { cameras } })
      .given(night, requested('V'), requested('B'))
      .when(async (kit) => {
        await writeFrame(kit.data, LIGHT, CARDS);
        const read = await readFrameHeader(`${kit.data}/${LIGHT}`, 'ab', wasRead as never);
        assert.ok(read.state === 'good');
        const fact = found(LIGHT, { sha256: 'ab', meta: read.meta }).payload;
        await kit.publishFacts([{ id: 'as it was found', type: 'FrameDiscovered', payload: fact }]);
        return again()(kit);
      })
      .thenSatisfies(({ published }) => {
        facts = payloadsOf(published, 'FrameDiscovered').slice(1);
        assert.equal(published.at(-1)?.type, 'ReductionRequested', 'facts go before the request that rests on them');
      });
    return facts;
  };
  const gain = (value: number) => ({ match: { INSTRUME: 'ASI' }, gain: value });

  it('are described anew where the settings of their camera have changed', async () => {
    const [fact, ...others] = await reduceWith([gain(0.7)], [gain(1.4)]);
    assert.deepEqual(
      [fact?.meta?.gain, fact?.path, fact?.sha256, fact?.revision, others.length],
      [0.7, LIGHT, 'ab', 1, 0],
    );
  });

  it('keep their fact where they have not', async () => {
    assert.deepEqual(await reduceWith([gain(0.7)], [gain(0.7)]), []);
  });
});
