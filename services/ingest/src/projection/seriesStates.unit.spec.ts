import { event, otherSeries, revision, specifyProjection } from '@wombat/eventlog/testkit';
import { discovery } from './discovery.js';
import { seriesStates } from './seriesStates.js';

const { given } = specifyProjection(discovery, seriesStates);
const night = event('NightDiscovered');
const requested = event('ReductionRequested');
const halted = event('SeriesHalted', { stage: 'solve', code: 'nowcs', reason: 'no stars', retryAt: '' });
/** A series at its second revision. */
const given2 = (...events: Parameters<typeof given>) => given(night, requested, ...events);
const rejected = { ...{ auid: '000-BBB-222', label: '99', raDegrees: 1, decDegrees: 2, band: '' }, rank: 0 };

describe('a series that is to be reduced', () => {
  it('stands at the revision that was asked for, with nothing done', () =>
    given(night, event('FramesSolved', { reduction: revision(1) }), halted, requested).thenRows({
      reduction: [{ date: '20240101', target_name: 'SS Cyg', filter: 'V', revision: 2 }],
      target: [{ revision: 2, proc: null, apphot: null, submitted: null }],
    }));

  it('forgets what an older revision came to', () =>
    given2(
      event('FramesCalibrated'),
      event('FramesSolved'),
      event('MagnitudesTransformed'),
      event('Validated'),
      halted,
      event('ReductionRequested', { reduction: revision(3) }),
    ).thenRows({
      target: [
        {
          revision: 3,
          proc: null,
          proc_bias: null,
          proc_dark: null,
          proc_flat: null,
          apphot: null,
          submitted: null,
        },
      ],
      halt: [],
    }));

  it('keeps with which settings that was', () =>
    given2(event('ReductionRequested', { reduction: revision(3), settingsHash: 'abc' })).thenRows({
      target: [{ revision: 3, settings_hash: 'abc' }],
    }));

  it('stands there also where its night is told of later: a log that lost its end has the request from the journal', () =>
    given(requested, event('CompsSelected'), event('Validated'), night).thenRows({
      reduction: [{ target_name: 'SS Cyg', filter: 'V', revision: 2 }],
      target: [{ revision: 2, settings_hash: '0123456789abcdef', submitted: 'approved' }],
    }));

  it('is not set back by a late request for a lower revision', () =>
    given2(event('FramesSolved')).thenUnchangedBy(event('ReductionRequested', { reduction: revision(1) })));
});

describe('where a series stands', () => {
  it('has the nights its masters are of', () =>
    given2(event('FramesCalibrated')).thenRows({
      target: [{ proc_bias: 'nocal', proc_dark: '20240101', proc_flat: '20231231' }],
    }));

  it('has which masters it would get today, until these are its own again or it is made anew', async () => {
    const rechosen = (...changes: string[]) => event('MastersRechosen', { changes }, { id: changes.join() || 'none' });
    await given2(rechosen('flat: another', 'bias: another')).thenRows({
      target: [{ other_masters: 'flat: another; bias: another' }],
    });
    await given2(rechosen('flat: another'), rechosen()).thenRows({ target: [{ other_masters: null }] });
    const anew = event('ReductionRequested', { reduction: revision(3) });
    await given2(rechosen('flat: another'), anew).thenRows({ target: [{ revision: 3, other_masters: null }] });
  });

  it('has the last revision of which the frames are released, whatever is asked for since', () =>
    given2(event('FramesReleased'), event('ReductionRequested', { reduction: revision(3) }, { id: 'r3' })).thenRows({
      target: [{ revision: 3, frames_released: 2 }],
    }));

  it('is done with its frames when they are solved', () =>
    given2(event('FramesSolved')).thenRows({ target: [{ proc: 'done', apphot: null }] }));

  it('waits for a person when it has magnitudes', () =>
    given2(event('MagnitudesTransformed')).thenRows({ target: [{ apphot: 'validate', submitted: null }] }));

  it('is approved or rejected by a person', async () => {
    await given2(event('Validated')).thenRows({ target: [{ submitted: 'approved' }] });
    await given2(event('Validated', { verdict: 'rejected' })).thenRows({ target: [{ submitted: 'usrrej' }] });
  });

  it('is halted with code, stage, reason and the time of the next try', async () => {
    await given2(halted).thenRows({
      target: [{ proc: 'nowcs', apphot: 'nowcs' }],
      halt: [{ target_name: 'SS Cyg', stage: 'solve', code: 'nowcs', reason: 'no stars', retry_at: null }],
    });
    await given2(event('FramesSolved'), event('SeriesHalted')).thenRows({
      target: [{ proc: 'done', apphot: 'novsp' }],
      halt: [{ stage: 'select', code: 'novsp', retry_at: '2024-01-02T06:00:00.000Z' }],
    });
  });

  it('is halted for the last reason there was', () =>
    given2(halted, event('SeriesHalted')).thenRows({ halt: [{ stage: 'select', code: 'novsp' }] }));

  it('goes on when it is resumed', () =>
    given2(event('SeriesHalted'), event('SeriesResumed')).thenRows({ target: [{ apphot: null }], halt: [] }));

  it('is not changed by late events of a lower revision', () => {
    const late = { reduction: revision(1) };
    return given2(
      event('CompsSelected'),
      event('PhotometryDone', { roles: [] }),
      event('SeriesHalted'),
    ).thenUnchangedBy(
      event('FramesCalibrated', late),
      event('FramesSolved', late),
      event('CompsSelected', late),
      event('PhotometryDone', { ...late, roles: [{ role: 'T2', starId: '000-BCP-167' }] }),
      event('MagnitudesTransformed', late),
      event('SeriesHalted', { ...late, code: 'nowcs' }),
      event('SeriesResumed', late),
      event('Validated', late),
    );
  });

  it('is nothing to another series', () =>
    given2(event('CompsSelected'), event('SeriesHalted')).thenUnchangedBy(
      ...otherSeries(2).flatMap((reduction) => [
        event('FramesCalibrated', { reduction }),
        event('FramesSolved', { reduction }),
        event('CompsSelected', { reduction, comps: [] }),
        event('PhotometryDone', { reduction, roles: [{ role: 'T2', starId: '000-BCP-167' }] }),
        event('MagnitudesTransformed', { reduction }),
        event('SeriesHalted', { reduction, code: 'nowcs' }),
        event('SeriesResumed', { reduction }),
        event('Validated', { reduction }),
      ]),
    ));
});

describe('the comparison stars of a series', () => {
  const [comp] = event('CompsSelected').payload.comps;
  const selected = event('CompsSelected', {
    comps: [...(comp === undefined ? [] : [comp]), { ...rejected, rejectedBecause: 'too faint' }],
  });

  it('are all stars of the chart, with rank or reason; the series goes on', () =>
    given2(event('SeriesHalted'), selected).thenRows({
      comp_star: [
        {
          date: '20240101',
          target_name: 'SS Cyg',
          filter: 'V',
          auid: '000-BCP-167',
          label: '85',
          ra_deg: 325.8,
          dec_deg: 43.7,
          band: 'V',
          mag: 8.546,
          mag_error: 0.017,
          rank: 1,
          role: null,
          rejected_because: null,
          chart_id: 'X36231ABC',
        },
        {
          date: '20240101',
          target_name: 'SS Cyg',
          filter: 'V',
          auid: '000-BBB-222',
          label: '99',
          ra_deg: 1,
          dec_deg: 2,
          band: null,
          mag: null,
          mag_error: null,
          rank: null,
          role: null,
          rejected_because: 'too faint',
          chart_id: 'X36231ABC',
        },
      ],
      target: [{ apphot: null }],
      halt: [],
    }));

  it('are those of the last selection', () =>
    given2(selected, event('CompsSelected')).thenRows({ comp_star: [{ auid: '000-BCP-167' }] }));

  it('get their roles, or why they were dropped, when the frames are measured', () =>
    given2(
      selected,
      event('PhotometryDone', {
        roles: [{ role: 'T2', starId: '000-BCP-167' }],
        dropped: [{ starId: '000-BBB-222', reason: 'saturated' }],
      }),
    ).thenRows({
      comp_star: [
        { auid: '000-BCP-167', role: 'T2', rejected_because: null },
        { auid: '000-BBB-222', role: null, rejected_because: 'saturated' },
      ],
    }));
});

describe('a series among others', () => {
  const counts = { numImages: 5, revision: 1, band: 'V', warning: '' };
  const others = otherSeries(2);
  const nights = [revision(2), ...others].map(({ series }) => {
    const { night: date = '', targetName = '', filter = '' } = series ?? {};
    return event('NightDiscovered', { night: date, series: [{ targetName, filter, ...counts }] });
  });
  /** All of them with comparison stars, and halted. */
  const standing = [
    ...nights,
    ...[revision(2), ...others].flatMap((reduction) => [
      event('ReductionRequested', { reduction }),
      event('CompsSelected', { reduction }),
      event('SeriesHalted', { reduction }),
    ]),
  ];
  const names = others.map(({ series }) => ({
    date: series?.night ?? '',
    target_name: series?.targetName ?? '',
    filter: series?.filter ?? '',
  }));
  const own = { date: '20240101', target_name: 'SS Cyg', filter: 'V' };

  it('gets its own events alone, and keeps them to itself', () =>
    given(
      ...standing,
      event('SeriesResumed'),
      event('PhotometryDone', { roles: [{ role: 'T2', starId: '000-BCP-167' }], dropped: [] }),
      event('MagnitudesTransformed'),
    ).thenRows({
      target: [{ ...own, apphot: 'validate' }, ...names.map((name) => ({ ...name, apphot: 'novsp' }))],
      comp_star: [{ ...own, role: 'T2' }, ...names.map((name) => ({ ...name, role: null }))],
      halt: names,
    }));

  it('has a revision of its own', () =>
    given(
      ...standing,
      event('ReductionRequested', { reduction: revision(3) }),
      event('CompsSelected', { reduction: revision(3), comps: [] }),
      ...others.map((reduction) => event('MagnitudesTransformed', { reduction })),
    ).thenRows({
      target: [
        { ...own, revision: 3, apphot: null },
        ...names.map((name) => ({ ...name, revision: 2, apphot: 'validate' })),
      ],
      comp_star: names,
      halt: names,
    }));
});
