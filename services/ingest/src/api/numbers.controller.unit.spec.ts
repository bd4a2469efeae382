import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import { Numbers } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import type { ToldOfFrame } from '../domain/index.js';
import { ingestProjections } from '../projection/ingestProjections.js';
import { NumbersController } from './numbers.controller.js';

const { given } = specifyReactor({ projections: ingestProjections });
const path = (name: string) => `20240101/Light/SS Cyg/${name}.fits`;
const found = (name: string) => event('FrameDiscovered', { path: path(name), revision: 1 }, { id: `found ${name}` });
const of = (name: string) => ({ path: path(name), reduction: revision(1) });
const calibrated = event('FrameCalibrated', of('a'));
const unsolved = event('FrameSolved', { ...of('a'), solved: false, reason: 'clouds' });
const failed = event('FrameFailed', { ...of('b'), stage: 'calibrate', code: 'size', reason: 'another size' });
const halted = event('SeriesHalted', { reduction: revision(1), stage: 'solve', code: 'nowcs', reason: 'no stars' });
const night = [found('a'), found('b'), found('c'), event('NightDiscovered'), calibrated, unsolved, failed];

/** What is told under a name, without what is 0. */
async function numbersTold(numbers: Numbers, name: string): Promise<string[]> {
  const text = await numbers.registry.getSingleMetricAsString(name);
  return text.split('\n').filter((line) => line.startsWith(name) && !line.endsWith(' 0'));
}

const numbersOf = (kit: ConstructorParameters<typeof NumbersController>[0]) => {
  const numbers = new Numbers();
  kit.status.notReady = null;
  return { numbers, controller: new NumbersController(kit, numbers), kit };
};

describe('the numbers of the ledger', () => {
  it('are frames by stage and outcome, each counted when it is told of, and none that was replayed', () =>
    given(...night)
      .when(numbersOf)
      .thenSatisfies(async ({ answer: { numbers, controller } }) => {
        assert.deepEqual(await numbersTold(numbers, 'wombat_frames_total'), []);
        const profiled = (ok: boolean) => event('FrameProfiled', { ...of('a'), ok });
        const solved = event('FrameSolved', { ...of('c'), solved: true });
        const measured = event('FrameMeasured', of('c'));
        const facts = [
          calibrated,
          unsolved,
          failed,
          solved,
          profiled(true),
          profiled(false),
          profiled(false),
          measured,
        ];
        controller.onFrames(facts as ToldOfFrame[]);
        assert.deepEqual((await numbersTold(numbers, 'wombat_frames_total')).sort(), [
          'wombat_frames_total{stage="calibrate",outcome="done"} 1',
          'wombat_frames_total{stage="calibrate",outcome="failed"} 1',
          'wombat_frames_total{stage="measure",outcome="done"} 1',
          'wombat_frames_total{stage="profile",outcome="done"} 1',
          'wombat_frames_total{stage="profile",outcome="unusable"} 2',
          'wombat_frames_total{stage="solve",outcome="done"} 1',
          'wombat_frames_total{stage="solve",outcome="unsolved"} 1',
        ]);
      }));

  it('begin at 0 for all that may come of frames, so that the first one is seen', () =>
    given()
      .when(numbersOf)
      .thenSatisfies(async ({ answer: { numbers } }) => {
        const text = await numbers.registry.getSingleMetricAsString('wombat_frames_total');
        assert.match(text, /^wombat_frames_total\{stage="solve",outcome="unsolved"\} 0$/m);
        assert.match(text, /^wombat_frames_total\{stage="measure",outcome="failed"\} 0$/m);
      }));

  it('are lights by state and halted series by status, as the log has them', () =>
    given(...night, halted)
      .when(numbersOf)
      .thenSatisfies(async ({ answer: { numbers } }) => {
        assert.deepEqual(await numbersTold(numbers, 'wombat_ledger_frames'), [
          'wombat_ledger_frames{state="accepted"} 1',
          'wombat_ledger_frames{state="failed"} 1',
          'wombat_ledger_frames{state="unsolved"} 1',
        ]);
        assert.deepEqual(await numbersTold(numbers, 'wombat_series_halted'), ['wombat_series_halted{code="nowcs"} 1']);
        const all = await numbers.registry.getSingleMetricAsString('wombat_series_halted');
        assert.match(all, /^wombat_series_halted\{code="nocomps"\} 0$/m);
        assert.doesNotMatch(all, /validate|done/);
      }));

  it('are when the last night was found, which another look at an old one does not change', () => {
    const told = (night: string, id: string, occurredAt: string) => {
      return { ...event('NightDiscovered', { night }, { id }), occurredAt };
    };
    const old = told('20240101', 'old', '2024-01-02T00:00:00.000Z');
    const last = told('20240103', 'last', '2024-01-04T00:00:00.500Z');
    const again = told('20240101', 'again', '2024-02-01T00:00:00.000Z');
    return given(old, last, again)
      .when(numbersOf)
      .thenSatisfies(async ({ answer: { numbers } }) => {
        const seconds = Date.parse('2024-01-04T00:00:00.500Z') / 1000;
        assert.deepEqual(await numbersTold(numbers, 'wombat_last_night_seconds'), [
          `wombat_last_night_seconds ${seconds}`,
        ]);
      });
  });

  it('have no last night before there is one', () =>
    given()
      .when(numbersOf)
      .thenSatisfies(async ({ answer: { numbers } }) =>
        assert.deepEqual(await numbersTold(numbers, 'wombat_last_night_seconds'), []),
      ));

  it('are not told while tables are behind the log', () =>
    given(...night, halted)
      .when(numbersOf)
      .thenSatisfies(async ({ answer: { numbers, kit } }) => {
        kit.status.notReady = 'starting';
        for (const name of ['wombat_ledger_frames', 'wombat_series_halted', 'wombat_last_night_seconds'])
          assert.deepEqual(await numbersTold(numbers, name), []);
      }));
});
