import assert from 'node:assert/strict';
import { frameNames } from '../jobs/testing/frameOrders.js';
import { jobsOnABroker } from '../jobs/testing/jobsOnABroker.js';
import { STREAMS } from '../log/broker.js';
import { failed, solved } from '../testkit/logFixture.js';
import { until } from '../testkit/until.js';
import { type TracedStep, traceBy } from './tracing.js';

const jobs = jobsOnABroker();

/** Puts down all that is told; every step has a header of its own. */
function putDown(): string[] {
  const told: string[] = [];
  const step = (text: string): TracedStep => {
    told.push(text);
    return {
      header: `header of ${text}`,
      end: (outcome) => told.push(`end of ${text}${outcome ? `: ${outcome}` : ''}`),
    };
  };
  traceBy({
    publishes: ({ type, id, night, series, frame }) => step(`publish ${[type, id, night, series, frame].join('|')}`),
    handles: ({ type, id }, header) => step(`handle ${type} ${id} after ${header}`),
    orders: ({ task, series, frames }) => step(`order ${task} of ${frames.length} frames of ${series}`),
    performs: ({ task }, header) => step(`${task} after ${header}`),
  });
  return told;
}
afterEach(() => traceBy(null));

async function headerOf(stream: string, seq: number): Promise<string> {
  const message = await jobs.log.broker.streams.direct.getMessage(stream, { seq });
  return message?.header.get('traceparent') ?? 'no message';
}

describe('the way of an event', () => {
  it('is in no header where nobody is told', async () => {
    const published = await jobs.log.log().publish(solved('untold'));
    assert.ok(published.outcome === 'published');
    assert.equal(await headerOf(STREAMS.events.name, published.sequence), '');
  });

  it('is told from its writing on, with what it speaks of, and goes on in its header', async () => {
    const told = putDown();
    const published = await jobs.log.log().publish(solved('told'));
    await jobs.log.log().publishMany([failed('fact', 'a.fits')]);
    assert.ok(published.outcome === 'published');
    const written = 'publish FramesSolved|told|20240101|SS Cyg V|';
    assert.equal(await headerOf(STREAMS.events.name, published.sequence), `header of ${written}`);
    assert.deepEqual(told.slice(0, 2), [written, `end of ${written}`]);
    assert.match(told[2] ?? '', /^publish FrameFailed\|fact\|20240101\|.*\|a\.fits$/);
  });

  it('is not told to its end where the log refuses it', async () => {
    const told = putDown();
    assert.equal((await jobs.log.log().publish(solved('late', { target: 'T CrB' }), 99)).outcome, 'conflict');
    assert.deepEqual(told, ['publish FramesSolved|late|20240101|T CrB V|']);
  });
});

describe('the way of a job', () => {
  it('is told by its owner and, after the header of that, by its worker with how it ended', async () => {
    const told = putDown();
    const own = await jobs.owner({ frames: frameNames(2), framesPerJob: 2 });
    await own.advance();
    await jobs.worker(own.kind, (frames) => own.bring(frames));
    await until(async () => (await own.advance()) === 0);
    await until(() => told.length === 4);
    const ordered = told[0] ?? '';
    assert.match(ordered, /^order solve of 2 frames of /);
    const done = `solve after header of ${ordered}`;
    assert.deepEqual(told, [ordered, `end of ${ordered}`, done, `end of ${done}: done`]);
  });
});
