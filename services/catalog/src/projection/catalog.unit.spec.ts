import { event, otherSeries, revision, specifyProjection } from '@wombat/eventlog/testkit';
import { OfferedStar, TanSolution } from '@wombat/proto';
import { catalog } from './catalog.js';

const { given } = specifyProjection(catalog);
const path = '20240101/Light/SS Cyg/a_001.fits';
const requested = (number: number) =>
  event('ReductionRequested', { reduction: revision(number) }, { id: `r${number}` });
const solvedAt = (number: number) => event('FramesSolved', { reduction: revision(number) });
const fresh = {
  ...{ code: null, retry_at: null, alias_id: '', configured: '', reason: '', offered: '[]' },
  ...{ star: '', found_by: '' },
};
const halted = event('SeriesHalted', { reduction: revision(2, { attempt: 3 }) });

describe("catalog's frames", () => {
  it('are accepted lights, with their size and the middle of their exposure', () =>
    given(
      event('FrameDiscovered'),
      event('FrameDiscovered', { path: 'dark.fits', kind: 'dark' }),
      event('FrameDiscovered', { path: 'broken.fits', state: 'broken' }),
      event('FrameDiscovered', { path: 'unread.fits', meta: undefined }),
    ).thenRows({ frame: [{ path, width: 4656, height: 3520, mid_jd: 2460310.9125192 }] }));

  it('are as they were found last', () => {
    const { meta } = event('FrameDiscovered').payload;
    const smaller = meta === undefined ? meta : { ...meta, width: 2328, height: 1760 };
    return given(event('FrameDiscovered'), event('FrameDiscovered', { meta: smaller })).thenRows({
      frame: [{ path, width: 2328, height: 1760 }],
    });
  });

  it('have no middle where the header tells no time', () => {
    const { meta } = event('FrameDiscovered').payload;
    const timeless = meta === undefined ? meta : { ...meta, midJdUtc: undefined };
    return given(event('FrameDiscovered', { meta: timeless })).thenRows({ frame: [{ path, mid_jd: null }] });
  });

  it('lie where they were first solved in a revision', async () => {
    const solved = event('FrameSolved');
    const body = JSON.stringify(TanSolution.toJSON(solved.payload.solution ?? TanSolution.fromJSON({})));
    await given(solved).thenRows({
      solution: [{ night: '20240101', target_name: 'SS Cyg', filter: 'V', revision: 2, path, body }],
    });
    await given(solved).thenUnchangedBy(event('FrameSolved', { solution: TanSolution.fromJSON({}) }));
    const again = event('FrameSolved', { reduction: revision(3) });
    await given(solved, again).thenRows({ solution: [{ revision: 2 }, { revision: 3 }] });
  });

  it('lie nowhere where they were not solved', () =>
    given().thenUnchangedBy(event('FrameSolved', { solved: false }), event('FrameSolved', { solution: undefined })));
});

describe("catalog's series", () => {
  it('are those asked for, at the highest revision', async () => {
    await given(requested(1), requested(2)).thenRows({
      series: [
        {
          ...{ night: '20240101', target_name: 'SS Cyg', filter: 'V', revision: 2, attempt: 1, event_id: 'r2' },
          ...{ band: 'V', state: 'requested', solved: 0 },
          ...fresh,
        },
      ],
    });
    await given(requested(2)).thenUnchangedBy(requested(1));
  });

  it('are solved, with the number of frames', () =>
    given(requested(2), event('FramesSolved')).thenRows({
      series: [{ state: 'solved', solved: 117, event_id: 'FramesSolved:1' }],
    }));

  it('are not solved once more when their stars are selected', () =>
    given(requested(2), solvedAt(2), event('CompsSelected')).thenUnchangedBy(solvedAt(2)));

  it('are selected, with the star and how it was found', () =>
    given(requested(2), event('FramesSolved'), halted, event('CompsSelected')).thenRows({
      series: [
        {
          ...{ state: 'selected', code: null, retry_at: null, reason: '', offered: '[]' },
          ...{ alias_id: 'alias:SSCyg:1', star: 'SS Cyg', found_by: 'name' },
        },
      ],
    }));

  it('are halted here, with all a person or the next try needs', () =>
    given(requested(2), halted).thenRows({
      series: [
        {
          ...{ state: 'halted', attempt: 3, code: 'novsp', retry_at: '2024-01-02T06:00:00.000Z' },
          ...{ alias_id: 'alias:SSCyg:1', configured: 'SS Cyg', reason: 'the chart service does not answer' },
          offered: JSON.stringify(halted.payload.choice?.offered.map((star) => OfferedStar.toJSON(star))),
        },
      ],
    }));

  it('are halted for good, with nothing to choose from', () =>
    given(requested(2), event('SeriesHalted', { code: 'nocomps', retryAt: '', choice: undefined })).thenRows({
      series: [{ state: 'halted', code: 'nocomps', retry_at: null, alias_id: '', configured: '', offered: '[]' }],
    }));

  it('begin anew with the next revision', async () => {
    const next = event('ReductionRequested', { reduction: revision(3), band: 'CV' });
    const row = { revision: 3, attempt: 1, state: 'requested', band: 'CV', ...fresh };
    await given(requested(2), event('FramesSolved'), halted, next).thenRows({ series: [row] });
    await given(requested(2), event('CompsSelected'), next).thenRows({ series: [row] });
  });

  it('do not concern each other', () =>
    given(requested(2)).thenUnchangedBy(
      ...otherSeries(2).flatMap((reduction) => [
        event('FramesSolved', { reduction }),
        event('SeriesHalted', { reduction }),
      ]),
    ));

  it('get the star of no other series', () => {
    const others = otherSeries(2).map((reduction) => event('CompsSelected', { reduction }));
    return given(requested(2), ...others).thenRows({ series: [{ state: 'requested', star: '' }] });
  });

  it('are asked for once, however often that stands in the log', () =>
    given(requested(2), event('FramesSolved')).thenUnchangedBy(requested(2)));

  it('are not halted by another stage, nor changed by late events of a lower revision', () =>
    given(requested(2)).thenUnchangedBy(
      event('SeriesHalted', { stage: 'measure' }),
      solvedAt(1),
      event('SeriesHalted', { reduction: revision(1) }),
    ));

  it('keep their star when an older revision gets its own late', () =>
    given(requested(2), event('CompsSelected', { reduction: revision(1), aliasId: 'old' })).thenRows({
      series: [{ revision: 2, state: 'requested', star: '', alias_id: '' }],
    }));
});

describe('the answers of the AAVSO', () => {
  const answer = (number: number, chartId: string) => event('CompsSelected', { reduction: revision(number), chartId });

  it('are kept as they came, of every revision', () =>
    given(answer(1, 'X1'), answer(2, 'X2')).thenRows({
      answer: [1, 2].map((number) => ({
        night: '20240101',
        target_name: 'SS Cyg',
        filter: 'V',
        revision: number,
        chart_id: `X${number}`,
        vsx_url: 'https://vsx.aavso.org/index.php?ident=SS%20Cyg',
        vsx_answer: '{"VSXObject":{}}',
        vsp_url: 'https://apps.aavso.org/vsp/api/chart/?star=SS%20Cyg',
        vsp_answer: '{"photometry":[]}',
      })),
    }));

  it('are the last ones of a revision', () =>
    given(answer(2, 'X1'), answer(2, 'X2')).thenRows({ answer: [{ revision: 2, chart_id: 'X2' }] }));
});

describe('what people said of a folder', () => {
  it('is kept, word by word', () =>
    given(event('AliasSet'), event('AliasSet', { name: 'V Sge' }, { id: 'second' })).thenRows({
      alias: [
        { id: 'AliasSet:1', name: 'SS Cyg' },
        { id: 'second', name: 'V Sge' },
      ].map((word) => ({
        ...word,
        folder: 'SSCyg',
        ra_deg: 325.678,
        dec_deg: 43.586,
        said_by: 'ABC',
        note: 'not its neighbour',
        said_at: '2024-01-02T03:04:05.678Z',
      })),
    }));
});

describe('a folder whose star is placed', () => {
  it('is so once', () =>
    given(event('StarPlaced'), event('StarPlaced', {}, { id: 'again' })).thenRows({ placed: [{ folder: 'SSCyg' }] }));
});
