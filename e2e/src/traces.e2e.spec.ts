import assert from 'node:assert/strict';
import { defaultNights } from '@wombat/observatory';
import { type ReceivedSpan, startTraceReceiver, type TraceReceiver } from './harness/traceReceiver.js';
import { layOut, startWombatIn, type Workplace } from './harness/workplace.js';

const FRAMES = 3;
const plan = defaultNights.xzCyg({ framesPerFilter: FRAMES, counts: { bias: 2, dark: 2, flatPerFilter: 2 } });
const SETTINGS = 'ingest: { fileSettleSeconds: 1, nightSettleSeconds: 1 }\n';

describe('the way of a night', () => {
  let workplace: Workplace;
  let receiver: TraceReceiver;

  beforeAll(async () => {
    receiver = await startTraceReceiver();
    workplace = await layOut(plan, SETTINGS);
    const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url };
    const once = startWombatIn({ environment }, workplace, 'run', '--once');
    assert.equal(await once.ended(), 0, once.output);
  });
  afterAll(async () => {
    await workplace?.close();
    await receiver?.close();
  });

  const named = (name: string) => receiver.spans.filter((span) => span.name === name);
  const parentOf = ({ parentSpanId }: ReceivedSpan) => receiver.spans.find(({ spanId }) => spanId === parentSpanId);

  /** Names of the steps from the first one down to this. */
  function wayTo(span: ReceivedSpan): string[] {
    const parent = parentOf(span);
    return [...(parent === undefined ? [] : wayTo(parent)), span.name];
  }

  it('is one trace, from its discovery to the magnitudes of each of its series', () => {
    const made = named('publish MagnitudesTransformed');
    assert.deepEqual(made.map(({ told }) => told['wombat.series']).sort(), ['XZ_Cyg B', 'XZ_Cyg V']);
    for (const span of made)
      assert.deepEqual(
        wayTo(span),
        [
          ...['NightDiscovered', 'ReductionRequested', 'FramesCalibrated', 'FramesSolved', 'CompsSelected'],
          ...['PhotometryDone', 'MagnitudesTransformed'],
        ].map((type) => `publish ${type}`),
      );
    const ofNight = receiver.spans.filter(({ told }) => told['wombat.night'] === plan.night);
    assert.equal(new Set(ofNight.map(({ traceId }) => traceId)).size, 1);
    assert.equal(new Set(receiver.spans.map(({ spanId }) => spanId)).size, receiver.spans.length);
  });

  it('has every job under the event it follows from, and its facts under it, each handled by who follows them', () => {
    for (const task of ['master', 'calibrate', 'solve', 'profile', 'measure']) assert.ok(named(task).length > 0, task);
    const solved = named('publish FrameSolved');
    assert.equal(solved.length, 2 * FRAMES);
    for (const span of solved) {
      assert.deepEqual(wayTo(span).slice(-4), ['publish FramesCalibrated', 'order solve', 'solve', span.name]);
      assert.match(span.program, /^wombat-astrometry-worker/);
      const handled = receiver.spans.filter(({ parentSpanId }) => parentSpanId === span.spanId);
      assert.deepEqual([...new Set(handled.map(({ program }) => program))].sort(), [
        'wombat-astrometry',
        'wombat-catalog',
        'wombat-ingest',
        'wombat-photometry',
      ]);
      for (const { told } of handled) assert.deepEqual(told, span.told);
    }
  });
});
