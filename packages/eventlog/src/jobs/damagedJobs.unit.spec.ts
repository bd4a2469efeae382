import assert from 'node:assert/strict';
import { work } from '@wombat/proto';
import fc from 'fast-check';
import { damagedJson, isPlainSentence } from '../testkit/damage.js';
import { sampleOrders } from '../testkit/sampleOrders.js';
import { letterText, readLetter } from './deadLetters.js';
import { readNotice } from './holdNotices.js';
import { jobNames } from './jobNames.js';
import { jobText, parseJob } from './jobs.js';
import { readSign } from './workerSigns.js';

const tasks = Object.keys(work.TASKS) as work.Task[];
const textOf = (task: work.Task) =>
  jobText({ id: 'a', frames: ['1.fits'], order: { $case: task, value: sampleOrders[task] } as work.Order });

/** What holds of every damaged text of one that can be read. */
function eachOf(text: string, holds: (damaged: string) => void): void {
  fc.assert(fc.property(damagedJson(text), holds), { seed: 1 });
}

describe('a damaged job', () => {
  for (const task of tasks)
    it(`to ${task} is taken as it is, or refused by a sentence`, () => {
      eachOf(textOf(task), (damaged) => {
        const job = parseJob(damaged);
        if (job.ok) jobNames(job.value);
        else assert.ok(isPlainSentence(job.fault.message), JSON.stringify(job.fault.message));
      });
    });

  it('is refused where something unknown in it is deeper than there is stack', () => {
    const deep = `${'['.repeat(500_000)}${']'.repeat(500_000)}`;
    const job = parseJob(`{"later":${deep},${textOf('solve').slice(1)}`);
    assert.equal(job.ok ? '' : job.fault.message, 'the job has later, which this program does not understand');
  });
});

describe('a damaged word of a worker', () => {
  it('is a sign of life or none', () => {
    const sign = {
      kind: 'a',
      name: 'b',
      host: 'c',
      pid: 1,
      startedAt: '',
      jobsDone: 0,
      framesDone: 0,
      job: null,
      ends: false,
    };
    eachOf(JSON.stringify(sign), (damaged) => void readSign(damaged));
  });

  it('is a notice or none', () => {
    eachOf(JSON.stringify({ code: 'disk', reason: 'full', sequence: 3 }), (damaged) => {
      const notice = readNotice(damaged);
      if (notice !== null) assert.ok(Number.isSafeInteger(notice.sequence) && typeof notice.reason === 'string');
    });
  });

  it('is a letter or none', () => {
    eachOf(JSON.stringify({ reason: 'no job', sequence: 3, body: '{}' }), (damaged) => {
      const letter = readLetter(damaged);
      if (!letter.ok) assert.ok(isPlainSentence(letter.fault.message), letter.fault.message);
    });
  });

  it('of a job that is too large for the broker once more goes without it', () => {
    const letter = { reason: 'x'.repeat(5_000), sequence: 3, body: '"'.repeat(900_000) };
    const text = letterText(letter, 1_000_000);
    assert.ok(text.length < 2_000);
    const read = readLetter(text);
    assert.deepEqual(read.ok && [read.value.sequence, read.value.body], [3, '']);
    assert.equal(letterText({ ...letter, body: '{}' }, 1_000_000), JSON.stringify({ ...letter, body: '{}' }));
  });
});
