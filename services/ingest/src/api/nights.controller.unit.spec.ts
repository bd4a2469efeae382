import assert from 'node:assert/strict';
import { event } from '@wombat/eventlog/testkit';
import { nightWords, type ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { discovery } from '../projection/discovery.js';
import { seriesStates } from '../projection/seriesStates.js';
import { Discovery } from '../reactor/discovery.js';
import { writeFrame } from '../reactor/testing/rawFrames.js';
import { NightsController } from './nights.controller.js';

const projections = [discovery, seriesStates, ...nightWords];
const patient = { fileSettleSeconds: 0, nightSettleSeconds: 300 };
const { given } = specifyReactor({ projections, config: { ingest: patient } });
const LIGHT = '20240101/Light/SS Cyg/a.fits';

/** A night with one light that has just come, looked at once. */
async function filling(kit: ServiceKit) {
  await writeFrame(kit.data, LIGHT, { FILTER: 'V' });
  const looking = new Discovery(kit);
  const { planned: waiting } = await looking.look();
  return { looking, nights: new NightsController(kit, looking), waiting };
}

describe('a night that is being filled', () => {
  it('is listed while it is waited for, with how long that will be', () =>
    given()
      .when(async (kit) => {
        const { nights, waiting } = await filling(kit);
        return { waiting, listed: nights.listFillingNights().nights };
      })
      .thenSatisfies(({ answer: { waiting, listed }, published }) => {
        assert.equal(waiting, 1);
        const [{ lastFileSecondsAgo, beginsInSeconds, ...night } = assert.fail('nothing is listed')] = listed;
        assert.deepEqual(night, { folder: '20240101', files: 1, settleSeconds: 300, begun: false });
        assert.equal(beginsInSeconds, Math.max(0, 300 - lastFileSecondsAgo));
        assert.deepEqual(published, []);
      }));

  it('is taken at the next look once a person begins it, and then listed no more', () =>
    given()
      .when(async (kit) => {
        const { looking, nights } = await filling(kit);
        nights.beginNight({ folder: '20240101', by: 'ABC' });
        const begun = nights.listFillingNights().nights.map((one) => one.begun);
        return { begun, waiting: (await looking.look()).planned, listed: nights.listFillingNights().nights };
      })
      .thenSatisfies(({ answer, published }) => {
        assert.deepEqual(answer, { begun: [true], waiting: 0, listed: [] });
        assert.deepEqual(
          published.map(({ type }) => type),
          ['FrameDiscovered'],
        );
      }));

  it('is not begun without a name, nor where nothing waits', () =>
    given()
      .when(async (kit) => {
        const { nights } = await filling(kit);
        assert.throws(() => nights.beginNight({ folder: '20240101', by: ' ' }), /your name is missing/);
        assert.throws(() => nights.beginNight({ folder: '20240102', by: 'ABC' }), /nothing in 20240102 is waited with/);
      })
      .thenNothing());
});

describe('a night that a person pauses', () => {
  const night = '20240101';
  const announced = event('NightDiscovered', { night });
  const controller = (kit: ServiceKit) => new NightsController(kit, new Discovery(kit));

  it('is listed with who did, until a person lets it go on; saying it twice changes nothing', () =>
    given(announced)
      .when(async (kit) => {
        const nights = controller(kit);
        for (const by of [' ABC ', 'DEF']) await nights.pauseNight({ night, paused: true, by });
        const { paused } = nights.listFillingNights();
        for (const by of ['ABC', 'DEF']) await nights.pauseNight({ night, paused: false, by });
        return { paused, left: nights.listFillingNights().paused };
      })
      .thenSatisfies(({ answer, published }) => {
        assert.deepEqual(answer, { paused: [{ night, by: 'ABC' }], left: [] });
        assert.deepEqual(
          published.map(({ type, payload }) => [type, payload]),
          [
            ['NightPaused', { night, paused: true, by: 'ABC' }],
            ['NightPaused', { night, paused: false, by: 'ABC' }],
          ],
        );
      }));

  it('is one that has come in, and the person has a name', () =>
    given(announced)
      .when(async (kit) => {
        const nights = controller(kit);
        await assert.rejects(nights.pauseNight({ night, paused: true, by: ' ' }), /your name is missing/);
        await assert.rejects(nights.pauseNight({ night: '20240102', paused: true, by: 'ABC' }), /no night 20240102/);
      })
      .thenNothing());
});

describe('a night that a person puts first', () => {
  const [night, other] = ['20240101', '20240102'];
  const light = (of: string) => {
    const series = { night: of, targetName: 'SS Cyg', filter: 'V' };
    return event('FrameDiscovered', { path: `${of}/Light/SS Cyg/a.fits`, series });
  };
  const announced = [night, other].flatMap((one) => [event('NightDiscovered', { night: one }), light(one)]);
  const controller = (kit: ServiceKit) => new NightsController(kit, new Discovery(kit));

  it('stays so until another is; saying it twice changes nothing', () =>
    given(...announced)
      .when(async (kit) => {
        const nights = controller(kit);
        for (const one of [night, night, other, night]) await nights.putNightFirst({ night: one, by: ' ABC ' });
      })
      .thenSatisfies(({ published }) =>
        assert.deepEqual(
          published.map(({ type, payload }) => [type, payload]),
          [night, other, night].map((one) => ['NightPutFirst', { night: one, by: 'ABC' }]),
        ),
      ));

  it('has something left to do', () =>
    given(event('NightDiscovered', { night, series: [] }))
      .when(async (kit) => {
        const nights = controller(kit);
        await assert.rejects(nights.putNightFirst({ night, by: 'ABC' }), /nothing of 20240101 is left to do/);
      })
      .thenNothing());

  it('has come in and is not paused, and the person has a name', () =>
    given(...announced, event('NightPaused', { night, paused: true, by: 'ABC' }))
      .when(async (kit) => {
        const nights = controller(kit);
        await assert.rejects(nights.putNightFirst({ night: other, by: ' ' }), /your name is missing/);
        await assert.rejects(nights.putNightFirst({ night: '20240103', by: 'ABC' }), /no night 20240103/);
        await assert.rejects(nights.putNightFirst({ night, by: 'ABC' }), /20240101 is paused: resume it/);
      })
      .thenNothing());
});

describe('a night that a person cancels', () => {
  const night = '20240101';
  const announced = event('NightDiscovered', { night });
  const cancelled = event('NightCancelled', { night, by: 'ABC', reason: 'clouds' });
  const controller = (kit: ServiceKit) => new NightsController(kit, new Discovery(kit));

  it('is listed with who and why, until it is resumed; saying it twice changes nothing', () =>
    given(announced)
      .when(async (kit) => {
        const nights = controller(kit);
        for (const by of [' ABC ', 'DEF']) await nights.cancelNight({ night, by, reason: ' clouds ' });
        const { cancelled } = nights.listFillingNights();
        for (const by of ['ABC', 'DEF']) await nights.pauseNight({ night, paused: false, by });
        return { cancelled, left: nights.listFillingNights().cancelled };
      })
      .thenSatisfies(({ answer, published }) => {
        assert.deepEqual(answer, { cancelled: [{ night, by: 'ABC', reason: 'clouds' }], left: [] });
        assert.deepEqual(
          published.map(({ type, payload }) => [type, payload]),
          [
            ['NightCancelled', { night, by: 'ABC', reason: 'clouds' }],
            ['NightPaused', { night, paused: false, by: 'ABC' }],
          ],
        );
      }));

  it('has come in, and the person has a name', () =>
    given(announced)
      .when(async (kit) => {
        const nights = controller(kit);
        await assert.rejects(nights.cancelNight({ night, by: ' ', reason: '' }), /your name is missing/);
        await assert.rejects(nights.cancelNight({ night: '20240102', by: 'ABC', reason: '' }), /no night 20240102/);
      })
      .thenNothing());

  it('is neither paused nor put first', () =>
    given(announced, cancelled)
      .when(async (kit) => {
        const nights = controller(kit);
        await assert.rejects(nights.pauseNight({ night, paused: true, by: 'ABC' }), /20240101 is cancelled/);
        await assert.rejects(nights.putNightFirst({ night, by: 'ABC' }), /is cancelled: resume it before/);
      })
      .thenNothing());
});
