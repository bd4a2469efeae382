import { event, revision, specifyProjection } from '@wombat/eventlog/testkit';
import { nightStandings } from './nightStandings.js';

const { given } = specifyProjection(nightStandings);
const found = event('NightDiscovered', {
  night: '20240101',
  series: [
    { targetName: 'SS Cyg', filter: 'V', band: 'V', numImages: 71, revision: 1, warning: '' },
    { targetName: 'SS Cyg', filter: 'B', band: 'B', numImages: 70, revision: 1, warning: '' },
  ],
  scan: 1,
});
const asked = (number: number) =>
  event('ReductionRequested', { reduction: revision(number), numImages: 72 }, { id: `asked:${number}` });
const halted = (number: number) =>
  event('SeriesHalted', {
    reduction: revision(number),
    stage: 'solve',
    code: 'nowcs',
    reason: 'no match',
    retryAt: 'later',
  });
const resumed = event('SeriesResumed', { reduction: revision(1), stage: 'solve' });
const made = (number: number) => event('MagnitudesTransformed', { reduction: revision(number), rows: 68, gate: [] });
const NOT_BEGUN = { revision: 0, state: 'working', frames: 70, rows: 0, code: '', reason: '', retry_at: '' };

/** V as told, and B as it was found. */
function withV(changed: Partial<typeof NOT_BEGUN>) {
  const rest = Object.entries(NOT_BEGUN).filter(([column]) => column in changed);
  return [
    { target_name: 'SS Cyg', filter: 'V', ...changed },
    { target_name: 'SS Cyg', filter: 'B', ...Object.fromEntries(rest) },
  ];
}

describe('how far the series of a night have come', () => {
  it('begins with all that were found, before any of them is asked for', () =>
    given(found, asked(1)).thenRows({ night_series: withV({ revision: 1, state: 'working', frames: 72 }) }));

  it('ends with magnitudes, or with a halt and its reason', async () => {
    await given(found, asked(1), made(1)).thenRows({ night_series: withV({ state: 'ready', rows: 68 }) });
    await given(found, asked(1), halted(1)).thenRows({
      night_series: withV({ state: 'halted', code: 'nowcs', reason: 'no match', retry_at: 'later' }),
    });
  });

  it('goes on when it is resumed, or reduced again', async () => {
    await given(found, asked(1), halted(1), resumed).thenRows({ night_series: withV({ state: 'working' }) });
    await given(found, asked(1), made(1), asked(2)).thenRows({
      night_series: withV({ revision: 2, state: 'working', rows: 0 }),
    });
  });

  it('goes on when a stage is done that this computer had held, and stays halted for any other reason', async () => {
    const held = event('SeriesHalted', { reduction: revision(1), stage: 'solve', code: 'held', reason: 'full' });
    for (const done of ['FramesCalibrated', 'FramesSolved', 'PhotometryDone'] as const) {
      const outcome = event(done, { reduction: revision(1) });
      await given(found, asked(1), held, outcome).thenRows({ night_series: withV({ state: 'working', code: '' }) });
      await given(found, asked(1), halted(1)).thenUnchangedBy(outcome);
    }
  });

  it('is not changed by what comes late of an earlier revision', async () => {
    await given(found, asked(2)).thenUnchangedBy(made(1));
    await given(found, asked(2)).thenUnchangedBy(halted(1));
    await given(found, asked(2)).thenUnchangedBy(asked(1));
    await given(found, asked(1)).thenUnchangedBy(found);
  });

  it('knows which nights were told, and by what', () =>
    given(event('NightTold', { night: '20240101', channel: 'mail' })).thenRows({
      night_told: [{ night: '20240101', channel: 'mail' }],
    }));
});
