import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Header } from '../../header/header.js';
import type { ClockRule } from '../cameraRule.js';
import { exposureTimes } from './exposureTimes.js';

function times(cards: Record<string, string | number>, clock: ClockRule = {}) {
  const header = Object.entries(cards).reduce((made, [name, value]) => made.with(name, value), Header.of([]));
  return exposureTimes(header, { clock, exposure: { seconds: 60, problem: null } }).times;
}

describe('exposureTimes', () => {
  it('reads the many ways a start is written', () => {
    const start = '2017-12-20T01:33:43.317Z';
    const ways: Record<string, string | number>[] = [
      { 'DATE-OBS': '2017-12-20T01:33:43.317' },
      { 'DATE-OBS': '2017-12-20 T01:33:43.317' },
      { 'DATE-OBS': '2017-12-20 01:33:43.3170000' },
      { 'DATE-OBS': '2017/12/20T01:33:43,317Z' },
      { 'DATE-OBS': '2017-12-19T18:33:43.317-0700' },
      { 'DATE-OBS': '2017-12-20T12:03:43.317+10:30' },
      { 'DATE-OBS': '2017-12-20', 'TIME-OBS': '01:33:43.317' },
      { 'DATE-OBS': '2017-12-20 1:33:43.317 AM' },
      { 'DATE-OBS': '2017-12-19', 'TIME-OBS': '06:33:43.317 pm -07:00' },
      { 'DATE-OBS': '20/12/17', UT: '01:33:43.317' },
      { 'DATE-OBS': '2017-12-20', UTSTART: '2017-12-20T01:33:43.317' },
      { 'DATE-OBS': 'nn/nn/nn', 'MJD-OBS': 58107.0650846875 },
      { JD: '2458107.5650846875' },
    ];
    for (const cards of ways) assert.equal(times(cards).dateObs, start, JSON.stringify(cards));
    assert.equal(times({ 'DATE-OBS': '2017-12-20 12:00:00 AM' }).dateObs, '2017-12-20T00:00:00.000Z');
    assert.equal(times({ 'DATE-OBS': '2017-12-20 12:00:00 PM' }).dateObs, '2017-12-20T12:00:00.000Z');
    assert.equal(times({ 'DATE-OBS': '2017-12-20 13:00:00 PM' }).dateObs, null);
    assert.equal(times({ 'DATE-OBS': '19/05/94', 'TIME-OBS': '15:41:16' }).dateObs, '1994-05-19T15:41:16.000Z');
  });

  it('keeps milliseconds in the Julian dates', () => {
    const range = { min: Date.UTC(1990, 0, 1), max: Date.UTC(2050, 0, 1) };
    fc.assert(
      fc.property(fc.integer(range), (utcMs) => {
        const { startJdUtc, midJdUtc, dateObs } = times({ 'DATE-OBS': new Date(utcMs).toISOString() });
        assert.equal(dateObs, new Date(utcMs).toISOString());
        assert.equal(Math.round(((startJdUtc ?? 0) - 2_440_587.5) * 86_400_000), utcMs);
        assert.equal(Math.round(((midJdUtc ?? 0) - 2_440_587.5) * 86_400_000), utcMs + 30_000);
      }),
      { seed: 1, numRuns: 500 },
    );
    assert.equal(times({ 'DATE-OBS': '2000-01-01T12:00:00' }).startJdUtc, 2_451_545);
  });

  it('follows a zone through the change from and to summer time', () => {
    const sydney = { zone: 'Australia/Sydney' };
    const at = (text: string) => times({ 'DATE-OBS': text }, sydney).dateObs;
    assert.equal(at('2024-10-06T01:59:59'), '2024-10-05T15:59:59.000Z');
    assert.equal(at('2024-10-06T03:00:00'), '2024-10-05T16:00:00.000Z');
    assert.equal(at('2024-10-06T02:30:00'), '2024-10-05T16:30:00.000Z');
    assert.equal(at('2024-04-07T01:59:59'), '2024-04-06T14:59:59.000Z');
    assert.equal(at('2024-04-07T02:30:00'), '2024-04-06T15:30:00.000Z');
    assert.equal(at('2024-04-07T03:00:00'), '2024-04-06T17:00:00.000Z');
    assert.equal(at('2024-04-07T03:00:00Z'), '2024-04-07T03:00:00.000Z');
    const phoenix = times({ 'DATE-OBS': '2017-12-19T18:33:43.317' }, { zone: 'America/Phoenix' });
    assert.equal(phoenix.dateObs, '2017-12-20T01:33:43.317Z');
  });

  it('gives back what a zone shows at any instant that it shows once', () => {
    const instants = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2030, 0, 1) });
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC');
    fc.assert(
      fc.property(instants, zones, (utcMs, zone) => {
        const shown = new Date(utcMs).toLocaleString('sv-SE', { timeZone: zone });
        const before = new Date(utcMs - 3_600_000).toLocaleString('sv-SE', { timeZone: zone });
        const halfBefore = new Date(utcMs - 1_800_000).toLocaleString('sv-SE', { timeZone: zone });
        fc.pre(shown !== before && shown !== halfBefore);
        const read = times({ 'DATE-OBS': shown.replace(' ', 'T') }, { zone });
        assert.equal(read.dateObs, new Date(Math.floor(utcMs / 1000) * 1000).toISOString());
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('says in a sentence why there is no time', () => {
    const problem = (cards: Record<string, string | number>, clock?: ClockRule) => times(cards, clock).timeProblem;
    assert.equal(problem({}), 'no DATE-OBS and no Julian date in the header');
    assert.match(problem({ 'DATE-OBS': '2013-07-13' }) ?? '', /a date alone/);
    assert.match(problem({ 'DATE-OBS': '2013-07-13', 'MJD-OBS': 56486 }) ?? '', /a date alone/);
    assert.match(problem({ 'DATE-OBS': '2013-02-30T00:00:00' }) ?? '', /no date/);
    assert.match(problem({ 'DATE-OBS': '2013-02-20T25:00:00' }) ?? '', /no date/);
    assert.match(problem({ 'DATE-OBS': '2013-02-20T00:00:00', TIMESYS: 'TT' }) ?? '', /TIMESYS is TT/);
    assert.match(problem({ 'DATE-OBS': '2013-02-20T00:00:00' }, { card: 'DATE-AVG' }) ?? '', /DATE-AVG is not/);
    assert.match(problem({ 'DATE-OBS': '2013-02-20T00:00:00' }, { zone: 'Mars/Olympus' }) ?? '', /"Mars\/Olympus"/);
  });

  it('does not take a time for UTC whose comment says that it is local, unless zone, offset or another card tell it', () => {
    const local = (comment: string, value = '2024-12-19T05:10:22') => Header.of([]).with('DATE-OBS', value, comment);
    const read = (header: Header, clock: ClockRule = {}) =>
      exposureTimes(header, { clock, exposure: { seconds: 60, problem: null } }).times;
    for (const comment of ['Local time of observation', 'local start of exposure'])
      assert.match(read(local(comment)).timeProblem ?? '', /DATE-OBS is local time, as its comment says: set the zone/);
    assert.equal(read(local('UTC, not local time')).dateObs, '2024-12-19T05:10:22.000Z');
    assert.equal(read(local('local time'), { zone: 'Europe/Berlin' }).dateObs, '2024-12-19T04:10:22.000Z');
    assert.equal(read(local('local time', '2024-12-19T05:10:22+01:00')).dateObs, '2024-12-19T04:10:22.000Z');
    assert.equal(read(local('local time').with('JD', 2460663.5)).dateObs, '2024-12-19T00:00:00.000Z');
  });

  it('knows one end only where the exposure time is missing', () => {
    const header = Header.of([]).with('DATE-OBS', '2024-01-01T00:00:00');
    const start = exposureTimes(header, { clock: {}, exposure: { seconds: null, problem: null } }).times;
    assert.deepEqual([start.startJdUtc, start.midJdUtc], [2_460_310.5, null]);
    assert.match(start.timeProblem ?? '', /exposure time is missing/);
    const mid = exposureTimes(header, { clock: { means: 'mid' }, exposure: { seconds: null, problem: null } }).times;
    assert.deepEqual([mid.startJdUtc, mid.midJdUtc, mid.dateObs], [null, 2_460_310.5, null]);
  });
});
