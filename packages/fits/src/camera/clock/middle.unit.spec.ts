import assert from 'node:assert/strict';
import { headerOf } from '../../testkit/headerOf.js';
import type { ClockRule } from '../cameraRule.js';
import { exposureOf } from '../exposure.js';
import { exposureTimes } from './exposureTimes.js';

const UNIX_EPOCH_JD = 2_440_587.5;
const DAY_MS = 86_400_000;

/** Middle as ISO to the second, and the doubts. */
function middle(records: readonly string[], clock: ClockRule = {}): [string, string] {
  const header = headerOf(records);
  const { times, doubts } = exposureTimes(header, { clock, exposure: exposureOf(header) });
  const utcMs = ((times.midJdUtc ?? 0) - UNIX_EPOCH_JD) * DAY_MS;
  return [new Date(Math.round(utcMs / 1000) * 1000).toISOString().slice(0, 19), doubts.join('; ')];
}

const date = (keyword: string, time: string, comment = '') => `${keyword}= '2025-03-19T${time}' / ${comment}`;
const START = date('DATE-OBS', '22:00:00');
const MINUTE = 'EXPTIME = 60.0';

describe('the middle of an exposure', () => {
  it('is half an exposure before a time that says it is the end, and a time that says it is the middle', () => {
    const at = (comment: string) => middle([date('DATE-OBS', '22:00:00', comment), MINUTE])[0];
    assert.equal(at('UTC of exposure start'), '2025-03-19T22:00:30');
    assert.equal(at('UTC at end of exposure'), '2025-03-19T21:59:30');
    assert.equal(at('mid-exposure'), '2025-03-19T22:00:00');
    const parts = ["DATE-OBS= '2025-03-19'", "TIME-OBS= '22:00:00' / UT at end of exposure", MINUTE];
    assert.equal(middle(parts)[0], '2025-03-19T21:59:30');
  });

  it('is before the time a frame was received, with a doubt', () => {
    const [mid, doubt] = middle([date('DATE-OBS', '22:00:00', 'time the frame was received'), MINUTE]);
    assert.equal(mid, '2025-03-19T21:59:30');
    assert.match(doubt, /^DATE-OBS is when the frame came from the camera/);
  });

  it('comes from any one card of the standard', () => {
    assert.deepEqual(middle([date('DATE-AVG', '22:05:00'), MINUTE]), ['2025-03-19T22:05:00', '']);
    assert.deepEqual(middle(['MJD-AVG = 60753.92', MINUTE]), ['2025-03-19T22:04:48', '']);
    assert.deepEqual(middle(['MJD-BEG = 60753.92', MINUTE]), ['2025-03-19T22:05:18', '']);
    assert.deepEqual(middle([date('DATE-BEG', '22:05:00'), MINUTE]), ['2025-03-19T22:05:30', '']);
    assert.deepEqual(middle([date('DATE-END', '22:05:00'), MINUTE]), ['2025-03-19T22:04:30', '']);
    assert.deepEqual(middle(['JD      = 2460754.42 / mid-exposure', MINUTE]), ['2025-03-19T22:04:48', '']);
  });

  it('is DATE-AVG where a live stack has its exposures added up', () => {
    const stack = ['EXPTIME = 280.0', 'SUBEXP  = 8.0', date('DATE-OBS', '22:51:59'), date('DATE-END', '23:03:41')];
    assert.deepEqual(middle([...stack, date('DATE-AVG', '22:57:49')]), ['2025-03-19T22:57:49', '']);
    assert.deepEqual(middle([...stack, date('DATE-AVG', '22:57:00')]), ['2025-03-19T22:57:00', '']);
    const [mid, doubt] = middle([...stack, date('DATE-AVG', '21:57:49')]);
    assert.equal(mid, '2025-03-19T22:57:50');
    assert.match(doubt, /DATE-AVG is before DATE-OBS: not believed/);
    const [copied, why] = middle([START, MINUTE, date('DATE-AVG', '22:00:00')]);
    assert.equal(copied, '2025-03-19T22:00:30');
    assert.match(why, /same time as DATE-OBS/);
  });

  it('is that of DATE-OBS and DATE-END where they contradict the exposure time, with a doubt', () => {
    const [mid, doubt] = middle([START, date('DATE-END', '22:10:00'), 'EXPTIME = 300.0', 'NCOMBINE= 5']);
    assert.equal(mid, '2025-03-19T22:05:00');
    assert.match(doubt, /^from DATE-OBS to DATE-END are 600 s, the exposure time is 300 s/);
    const [unsaid, why] = middle([START, date('DATE-END', '22:00:25'), 'EXPTIME = 25000']);
    assert.equal(unsaid, '2025-03-19T22:00:13');
    assert.match(why, /25 s, the exposure time is 25000 s/);
  });

  it('is that of start and exposure time where an end is written after the read-out, or makes no sense', () => {
    assert.deepEqual(middle([START, date('DATE-END', '22:01:08'), MINUTE]), ['2025-03-19T22:00:30', '']);
    assert.deepEqual(middle([START, date('DATE-END', '22:00:00'), MINUTE]), ['2025-03-19T22:00:30', '']);
    assert.match(middle([START, date('DATE-END', '21:00:00'), MINUTE])[1], /not after DATE-OBS/);
  });

  it('is not taken from an end or a middle on the clock of another zone', () => {
    const [mid, doubt] = middle([START, date('DATE-END', '23:01:02'), MINUTE]);
    assert.equal(mid, '2025-03-19T22:00:30');
    assert.match(doubt, /DATE-END is of a clock in another zone than DATE-OBS/);
    const [told, why] = middle([START, date('DATE-AVG', '16:30:30'), MINUTE]);
    assert.equal(told, '2025-03-19T22:00:30');
    assert.match(why, /DATE-AVG is of a clock in another zone/);
    const stack = middle([START, date('DATE-END', '22:31:00'), MINUTE, 'STACKCNT= 31']);
    assert.equal(stack[0], '2025-03-19T22:15:30');
  });

  it('is doubted where a frame is made of many and no card tells its middle', () => {
    for (const said of ['STACKCNT= 5', 'NCOMBINE= 5', 'SUBEXP  = 8.0', 'TOTALEXP= 1870.'])
      assert.match(middle([START, MINUTE, said])[1], /^a stack of/, said);
    assert.equal(middle([START, MINUTE, 'STACKCNT= 1', 'SNAPSHOT= 1', 'TOTALEXP= 60.0'])[1], '');
  });

  it('is doubted where a Julian date shows another clock, and not read from a clock that was never set', () => {
    assert.match(middle([START, MINUTE, 'JD      = 2460754.50'])[1], /DATE-OBS and JD are 2.0 hours apart/);
    assert.equal(middle([START, MINUTE, 'JD      = 2460754.417'])[1], '');
    assert.equal(middle([START, MINUTE, 'JD      = 0.0', 'MJD-OBS = -1'])[1], '');
    const never = exposureTimes(headerOf(["DATE-OBS= '1970-01-01T00:00:12'", MINUTE]), {
      clock: {},
      exposure: { seconds: 60, problem: null },
    });
    assert.match(never.times.timeProblem ?? '', /before 1980: the clock was not set/);
  });

  it("is where the camera's rule says, whatever the cards say", () => {
    const cards = [date('DATE-OBS', '22:00:00', 'start of exposure'), date('DATE-AVG', '23:00:00'), MINUTE];
    assert.deepEqual(middle(cards, { means: 'end' }), ['2025-03-19T21:59:30', '']);
    assert.deepEqual(middle(cards, { card: 'DATE-AVG' }), ['2025-03-19T23:00:00', '']);
    assert.deepEqual(middle(cards, { card: 'date-avg', means: 'start' }), ['2025-03-19T23:00:30', '']);
  });

  it('needs an exposure above 0, and says so', () => {
    const header = headerOf([START, 'EXPTIME = 0.0']);
    const { times } = exposureTimes(header, { clock: {}, exposure: exposureOf(header) });
    assert.match(times.timeProblem ?? '', /^EXPTIME is 0: the exposure time/);
  });
});
