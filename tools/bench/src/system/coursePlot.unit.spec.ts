import assert from 'node:assert/strict';
import { coursePlot } from './coursePlot.js';
import { courseOf } from './nightCourse.js';

const begun = Date.parse('2026-01-01T20:00:00.000Z');
const line = (second: number, msg: string, more: object = {}) => ({
  time: new Date(begun + 1000 * second).toISOString(),
  service: 'photometry-worker-1',
  msg,
  ...more,
});

describe('the course of a night', () => {
  const measured = { task: 'measure', outcome: 'done', seconds: 2.5 };
  const lines = [line(4, 'job done', measured), line(1, 'ready'), line(1.5, 'took a job', { task: 'measure' })];
  const course = courseOf(lines, begun);

  it('is when programs were ready and when jobs were in hand, as the logs tell', () => {
    assert.deepEqual(course, {
      ready: [{ program: 'photometry-worker-1', at: 1 }],
      jobs: [{ program: 'photometry-worker-1', task: 'measure', from: 1.5, to: 4 }],
    });
  });

  it('is drawn with a row a worker, a box a job and a hollow one for its start', () => {
    const drawn = coursePlot('30 lights & more', 7, course);
    assert.match(drawn, /<title>30 lights &amp; more<\/title>/);
    // 700 units are 7 seconds.
    assert.match(drawn, /<rect x="190" y="89" width="100" height="20" fill="none" stroke="#808080" class="start"\/>/);
    assert.match(drawn, /<rect x="340" y="89" width="250" height="20" fill="#0090d8"\/>/);
  });
});
