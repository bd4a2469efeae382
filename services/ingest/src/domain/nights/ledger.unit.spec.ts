import { specify } from '@wombat/eventlog/testkit';
import {
  type AnnouncedNight,
  type LedgerFrame,
  type NightSummary,
  nightsToAnnounce,
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

describe('nightsToAnnounce', () => {
  const spec = specify((frames: readonly LedgerFrame[], announced: readonly AnnouncedNight[]) =>
    nightsToAnnounce(frames, announced, new Map([['20240101', 'as it is']])),
  );
  const night = (name: string, fileCount: number, contents: string | null = null): AnnouncedNight => ({
    night: name,
    folder: name,
    fileCount,
    scan: 1,
    contents,
  });

  it('names nights nobody has heard of, and those with more files than were announced, oldest first', () => {
    const frames = [
      frame({ night: '20240103' }),
      frame({ night: '20240101' }),
      frame({ night: '20240102' }),
      frame({ night: '20240102' }),
    ];
    spec
      .given(...frames)
      .when([])
      .thenIs(['20240101', '20240102', '20240103']);
    spec
      .given(...frames)
      .when([night('20240101', 1), night('20240102', 1)])
      .thenIs(['20240102', '20240103']);
  });

  it('names nights of which a file has other bytes, or is used otherwise, than was announced', () => {
    spec
      .given(frame())
      .when([night('20240101', 1, 'as it was')])
      .thenIs(['20240101']);
    spec
      .given(frame())
      .when([night('20240101', 1, 'as it is')])
      .thenIs([]);
    spec
      .given(frame())
      .when([night('20240101', 1, null)])
      .thenIs([]);
  });

  it('is silent when all is announced as it stands', () => {
    spec
      .given(frame(), frame({ state: 'broken' }))
      .when([night('20240101', 2)])
      .thenIs([]);
    spec
      .given()
      .when([night('20240101', 2)])
      .thenIs([]);
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
