import assert from 'node:assert/strict';
import { work } from '@wombat/proto';
import fc from 'fast-check';
import { sampleOrders } from '../testkit/sampleOrders.js';
import { workerDurable } from '../vocabulary/subjects.js';
import { jobText, parseJob } from './jobs.js';

const tasks = Object.keys(work.TASKS) as work.Task[];
const frames = ['1.fits', '2.fits'];
const orderOf = (task: work.Task) => ({ $case: task, value: sampleOrders[task] }) as work.Order;
const textOf = (task: work.Task) => jobText({ id: 'a', frames, order: orderOf(task) });
const whyNot = (text: string) => {
  const parsed = parseJob(text);
  return parsed.ok ? 'it is a job' : parsed.fault.message;
};

/** Every place of a message, as the names that lead there. */
function places(json: unknown, at: string[] = []): string[][] {
  if (typeof json !== 'object' || json === null) return [at];
  return [at, ...Object.entries(json).flatMap(([name, value]) => places(value, [...at, name]))];
}

/** The text of a job with another value at a place; `undefined` takes it out. */
function changed(text: string, place: readonly string[], value: unknown): string {
  const json = JSON.parse(text) as Record<string, unknown>;
  let at: Record<string, unknown> = json;
  for (const name of place.slice(0, -1)) at = at[name] as Record<string, unknown>;
  at[place.at(-1) ?? ''] = value;
  return JSON.stringify(json);
}

describe('a job', () => {
  for (const task of tasks) {
    it(`to ${task} comes there and back whole, with the version of its order`, () => {
      const { version } = work.TASKS[task];
      assert.deepEqual(parseJob(textOf(task)), { ok: true, value: { id: 'a', version, frames, order: orderOf(task) } });
    });

    it(`to ${task} of another version is refused, whatever it says`, () => {
      const known = work.TASKS[task].version;
      for (const version of [0, known - 1, known + 1, known + 0.5, `${known}`, undefined])
        assert.equal(
          whyNot(changed(textOf(task), ['version'], version)),
          `the order to ${task} is of version ${version}; this program knows ${known}`,
        );
    });

    it(`to ${task} is refused where it says what this program does not know, at any place`, () => {
      const text = textOf(task);
      for (const place of places(JSON.parse(text)).filter((one) => one.length > 0)) {
        const value = place.reduce((json: unknown, name) => (json as Record<string, unknown>)[name], JSON.parse(text));
        if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
        const path = [...place, 'later'].join('.');
        assert.equal(
          whyNot(changed(text, [...place, 'later'], 1)),
          `the job has ${path}, which this program does not understand`,
        );
      }
    });

    it(`to ${task} is refused where a number is none`, () => {
      const text = textOf(task);
      for (const place of places(JSON.parse(text))) {
        const value = place.reduce((json: unknown, name) => (json as Record<string, unknown>)[name], JSON.parse(text));
        if (typeof value !== 'number' || place[0] === 'version') continue;
        assert.notEqual(whyNot(changed(text, place, 'many')), 'it is a job', place.join('.'));
        assert.notEqual(whyNot(changed(text, place, null)), 'it is a job', place.join('.'));
      }
    });
  }

  it('is refused without a part or a word it needs', () => {
    const why = (task: work.Task, ...place: string[]) => whyNot(changed(textOf(task), [task, ...place], undefined));
    assert.equal(why('measure', 'radii'), 'the job cannot be read: it leaves radii unsaid');
    assert.equal(why('measure', 'frames', '0', 'camera'), 'the job cannot be read: it leaves frames.camera unsaid');
    assert.equal(why('measure', 'frames', '0', 'solution'), 'the job cannot be read: it leaves frames.solution unsaid');
    assert.equal(why('profile', 'frames', '0', 'camera'), 'the job cannot be read: it leaves frames.camera unsaid');
    assert.equal(why('master', 'inputs', '0', 'meta'), 'the job cannot be read: it leaves inputs.meta unsaid');
    assert.equal(why('master', 'calType'), 'the job cannot be read: it leaves calType unsaid');
    for (const task of ['calibrate', 'solve', 'profile', 'measure'] as const)
      assert.equal(why(task, 'reduction'), 'the job cannot be read: it leaves reduction unsaid');
    assert.match(whyNot(changed(textOf('master'), ['master', 'calType'], 'fog')), /enum value fog/);
  });

  it('may leave out what may not be there', () => {
    for (const place of ['bias', 'dark'])
      assert.equal(whyNot(changed(textOf('master'), ['master', place], undefined)), 'it is a job');
    for (const place of ['site'])
      assert.equal(whyNot(changed(textOf('measure'), ['measure', 'frames', '0', place], undefined)), 'it is a job');
  });

  it('keeps every double exactly, and what is not known apart from zero', () => {
    const { solve } = sampleOrders;
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.option(fc.double(), { nil: undefined }), (raDegrees, decDegrees) => {
        const frame = { path: 'a.fits', product: 'a.fits', raDegrees, decDegrees };
        const order: work.Order = { $case: 'solve', value: { ...solve, frames: [frame] } };
        const parsed = parseJob(jobText({ id: 'a', frames, order }));
        assert.ok(parsed.ok && parsed.value.order.$case === 'solve');
        const [read] = parsed.value.order.value.frames;
        assert.ok(Object.is(read?.raDegrees, raDegrees === 0 ? 0 : raDegrees));
        assert.ok(Object.is(read?.decDegrees, decDegrees === 0 ? 0 : decDegrees));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('is refused where it is no JSON, or not that of a job', () => {
    assert.match(whyNot('{junk'), /^the job is not JSON: /);
    for (const text of ['null', '1', '"job"', '[]']) assert.equal(whyNot(text), 'the job is not the JSON of a message');
    assert.equal(whyNot('{"id":"a","version":1}'), 'the job has no order this program knows');
    assert.equal(whyNot('{"id":"a","version":1,"dream":{}}'), 'the job has no order this program knows');
    assert.match(whyNot(changed(textOf('solve'), ['frames'], '1.fits')), /^the job has frames/);
  });

  it('is not written with an integer that is none', () => {
    const order = { $case: 'master', value: { ...sampleOrders.master, scan: Number.NaN } } as const;
    assert.throws(() => jobText({ id: 'a', frames, order }), { message: 'a job cannot hold scan: NaN' });
  });
});

describe('workerDurable', () => {
  it('is one for all workers of a kind', () => {
    assert.equal(workerDurable('photometry'), 'worker-photometry');
  });
});
