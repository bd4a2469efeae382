import assert from 'node:assert/strict';
import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import type { TracedEvent, TracedJob } from '@wombat/eventlog/worker';
import { openTelemetry } from './openTelemetry.js';

/** Programs that tell one collector of one log, each by what it gives. */
function collector() {
  const exporter = new InMemorySpanExporter();
  const program = (name: string, log = 'log') => {
    const warn = (text: string) => assert.fail(text);
    return openTelemetry({ program: name, log, warn, processor: new SimpleSpanProcessor({ exporter }) }).tracing;
  };
  const span = (name: string): ReadableSpan =>
    exporter.getFinishedSpans().find((one) => one.name === name) ?? assert.fail(`no span ${name}`);
  return { program, span, spans: () => exporter.getFinishedSpans() };
}

const event = (type: string, over: Partial<TracedEvent> = {}): TracedEvent => ({
  ...{ id: type, type, version: 2, night: '20240101', series: 'SS Cyg V', frame: '', causation: '', ...over },
});
const job: TracedJob = {
  ...{ id: 'job', task: 'solve', version: 1, night: '20240101', series: 'SS Cyg V', frames: ['a.fits', 'b.fits'] },
  causation: 'FramesCalibrated',
};

describe('spans of a night', () => {
  it('are one trace, each below what it follows from, over programs that know nothing of each other', () => {
    const { program, span, spans } = collector();
    const [ingest, calibration, worker] = [program('ingest'), program('calibration'), program('worker')];
    const { header } = ingest.publishes(event('NightDiscovered'));
    calibration.handles(event('NightDiscovered'), header).end();
    calibration.publishes(event('FramesCalibrated', { causation: 'NightDiscovered' })).end();
    const ordered = calibration.orders(job);
    ordered.end();
    const performed = worker.performs(job, ordered.header);
    worker.publishes(event('FrameSolved', { frame: 'a.fits' })).end();
    performed.end('done');
    worker.publishes(event('Later')).end();
    const idOf = (name: string) => span(name).spanContext().spanId;
    const parentOf = (name: string) => span(name).parentSpanContext?.spanId;
    const root = header.split('-')[2];
    assert.equal(parentOf('handle NightDiscovered'), root);
    assert.equal(parentOf('publish FramesCalibrated'), root);
    assert.equal(parentOf('order solve'), idOf('publish FramesCalibrated'));
    assert.equal(parentOf('solve'), idOf('order solve'));
    assert.equal(parentOf('publish FrameSolved'), idOf('solve'));
    assert.equal(parentOf('publish Later'), undefined, 'the job is in hand no more');
    assert.equal(new Set(spans().map((one) => one.spanContext().traceId)).size, 1);
    assert.equal(new Set(spans().map((one) => one.spanContext().spanId)).size, spans().length);
  });

  it('say night, series, frame, what it was and of which version, and nothing that is empty', () => {
    const { program, span } = collector();
    const worker = program('worker');
    worker.publishes(event('FrameSolved', { frame: 'a.fits' })).end();
    worker.performs(job, '').end('held');
    const base = { 'wombat.night': '20240101', 'wombat.series': 'SS Cyg V' };
    assert.deepEqual(span('publish FrameSolved').attributes, {
      ...base,
      ...{ 'wombat.event.id': 'FrameSolved', 'wombat.event.version': 2, 'wombat.frame': 'a.fits' },
    });
    assert.deepEqual(span('solve').attributes, {
      ...{ ...base, 'wombat.job.id': 'job', 'wombat.job.version': 1 },
      ...{ 'wombat.frames': ['a.fits', 'b.fits'], 'wombat.outcome': 'held' },
    });
    assert.equal(span('solve').resource.attributes['service.name'], 'wombat-worker');
  });

  it('are of another trace than those of another night, or of that date in another log', () => {
    const { program, spans } = collector();
    program('a').publishes(event('NightDiscovered')).end();
    program('a')
      .publishes(event('NightDiscovered', { night: '20240102' }))
      .end();
    program('a', 'another log').publishes(event('NightDiscovered')).end();
    assert.equal(new Set(spans().map((one) => one.spanContext().traceId)).size, 3);
  });
});
