import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import {
  type AnnouncedNight,
  isNewsOfNight,
  type LedgerFrame,
  type NightSummary,
  type RequestedSeries,
  reductionsToRequest,
  summariseNight,
} from './ledger.js';

const frame = (change: Partial<LedgerFrame> = {}): LedgerFrame => ({
  night: '20240101',
  targetName: 'SS Cyg',
  filter: 'V',
  kind: 'light',
  state: 'accepted',
  revision: 1,
  ...change,
});
const cal = (kind: LedgerFrame['kind'], filter = ''): LedgerFrame =>
  frame({ kind, filter, targetName: '', revision: 0 });

describe('summariseNight', () => {
  const spec = specify((frames: readonly LedgerFrame[], _: 'what is there') => summariseNight(frames));

  it('counts frames by series and by kind, in order, flats by filter', () => {
    spec
      .given(
        frame(),
        frame({ filter: 'B' }),
        cal('flat', 'V'),
        frame(),
        cal('bias'),
        cal('flat', 'B'),
        cal('bias'),
        cal('dark', 'V'),
      )
      .when('what is there')
      .thenIs({
        series: [
          { targetName: 'SS Cyg', filter: 'B', numImages: 1, revision: 1 },
          { targetName: 'SS Cyg', filter: 'V', numImages: 2, revision: 1 },
        ],
        calibrations: [
          { calType: 'bias', filter: '', numImages: 2 },
          { calType: 'dark', filter: '', numImages: 1 },
          { calType: 'flat', filter: 'B', numImages: 1 },
          { calType: 'flat', filter: 'V', numImages: 1 },
        ],
        fileCount: 8,
      });
  });

  it('counts broken and ignored frames as files only', () => {
    spec
      .given(frame({ state: 'broken' }), frame({ state: 'ignored' }), frame({ state: 'measured' }))
      .when('what is there')
      .thenIs({
        series: [{ targetName: 'SS Cyg', filter: 'V', numImages: 1, revision: 1 }],
        calibrations: [],
        fileCount: 3,
      });
  });

  it('takes the highest revision of a series, and keeps r and R apart', () => {
    spec
      .given(frame({ filter: 'r' }), frame({ filter: 'R', revision: 3 }), frame({ filter: 'R', revision: 2 }))
      .when('what is there')
      .thenIs({
        series: [
          { targetName: 'SS Cyg', filter: 'R', numImages: 2, revision: 3 },
          { targetName: 'SS Cyg', filter: 'r', numImages: 1, revision: 1 },
        ],
        calibrations: [],
        fileCount: 3,
      });
  });

  it('has nothing to say of no frames', () => {
    spec.given().when('what is there').thenIs({ series: [], calibrations: [], fileCount: 0 });
  });
});

describe('a night', () => {
  const announced = (fileCount: number, contents: string | null = null): AnnouncedNight => ({
    ...{ night: '20240101', folder: '20240101', scan: 1 },
    ...{ fileCount, contents },
  });
  const isNews = (frames: readonly LedgerFrame[], before: AnnouncedNight | null) =>
    isNewsOfNight(frames, before, () => 'as it is');

  it('is news where nobody has heard of it, or it has more files than were announced', () => {
    assert.ok(isNews([frame()], null));
    assert.ok(isNews([frame(), frame()], announced(1)));
    assert.ok(!isNews([frame(), frame()], announced(2)));
    assert.ok(!isNews([], null));
  });

  it('is news where its files are others, unless what they were is not known', () => {
    assert.ok(isNews([frame()], announced(1, 'as it was')));
    assert.ok(!isNews([frame()], announced(1, 'as it is')));
    assert.ok(!isNews([frame()], announced(1, null)));
  });
});

describe('reductionsToRequest', () => {
  const spec = specify((nights: readonly (readonly [string, NightSummary])[], requested: readonly RequestedSeries[]) =>
    reductionsToRequest(new Map(nights), requested),
  );
  const summary = (revision: number, filter = 'V'): NightSummary => ({
    series: [{ targetName: 'SS Cyg', filter, numImages: 3, revision }],
    calibrations: [],
    fileCount: 3,
  });
  const requested = (revision: number, filter = 'V'): RequestedSeries => ({
    night: '20240101',
    targetName: 'SS Cyg',
    filter,
    revision,
  });

  it('asks for every series nobody has asked for', () => {
    spec
      .given(['20240101', summary(1)], ['20240102', summary(1)])
      .when([requested(1)])
      .thenIs([{ night: '20240102', targetName: 'SS Cyg', filter: 'V', numImages: 3, revision: 1 }]);
  });

  it('asks for a series again when frames of a later revision have come', () => {
    spec
      .given(['20240101', summary(2)])
      .when([requested(1)])
      .thenIs([{ night: '20240101', targetName: 'SS Cyg', filter: 'V', numImages: 3, revision: 2 }]);
  });

  it('asks for nothing twice, and not for what a person has since asked for', () => {
    spec
      .given(['20240101', summary(2)])
      .when([requested(2)])
      .thenIs([]);
    spec
      .given(['20240101', summary(2)])
      .when([requested(5)])
      .thenIs([]);
    spec
      .given()
      .when([requested(1)])
      .thenIs([]);
  });

  it('keeps r and R apart', () => {
    spec
      .given(['20240101', summary(1, 'r')])
      .when([requested(1, 'R')])
      .thenIs([{ night: '20240101', targetName: 'SS Cyg', filter: 'r', numImages: 3, revision: 1 }]);
  });
});
