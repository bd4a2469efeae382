import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ToldEvent } from '@wombat/eventlog';
import { openLogger } from '../run/logger.js';
import { tellEvents, tellJobs } from './tellInLog.js';

const SERIES = { night: '20240101', targetName: 'SS Cyg', filter: 'V' };
const JOB = { id: 'j', version: 2, task: 'measure', ...SERIES, frames: 8, tries: 1 } as const;

describe('what a program did', () => {
  const home = mkdtempSync(join(tmpdir(), 'wombat-tell-'));
  afterAll(() => rmSync(home, { recursive: true }));

  function lineOf(name: string, tell: (logger: ReturnType<typeof openLogger>) => void): Record<string, unknown> {
    tell(openLogger(home, name));
    const { time, ...line } = JSON.parse(readFileSync(join(home, `logs/${name}.log`), 'utf8')) as Record<
      string,
      unknown
    >;
    assert.ok(!Number.isNaN(Date.parse(String(time))));
    return line;
  }

  it('is a line of JSON at info for an event, with what it speaks of', () => {
    const event: ToldEvent = {
      ...{ type: 'FrameMeasured', id: 'e', version: 2, outcome: 'published', sequence: 7 },
      ...{ ...SERIES, revision: 1, path: '20240101/SS Cyg/a.fits' },
    };
    assert.deepEqual(
      lineOf('photometry-worker', (logger) => tellEvents(logger)(event)),
      {
        ...{ level: 30, service: 'photometry-worker', ...event },
        msg: 'published FrameMeasured of 20240101/SS Cyg/a.fits',
      },
    );
  });

  it('says of an event what is known of it, and of a conflict that it did not come to be', () => {
    const words = (event: Partial<ToldEvent>) => {
      const said: string[] = [];
      const log = { info: (_: object, sentence: string) => said.push(sentence) };
      tellEvents(log)({ type: 'T', id: 'e', version: 1, outcome: 'published', ...event });
      return said.join('\n');
    };
    assert.equal(words({}), 'published T');
    assert.equal(words({ night: '20240101' }), 'published T of 20240101');
    assert.equal(words({ ...SERIES }), 'published T of 20240101 SS Cyg V');
    assert.equal(
      words({ ...SERIES, outcome: 'conflict' }),
      'did not publish T of 20240101 SS Cyg V: something came before it',
    );
  });

  it('is a line for a job that is taken, and one for its end', () => {
    assert.deepEqual(
      lineOf('taker', (logger) => tellJobs(logger).taken(JOB)),
      { level: 30, service: 'taker', ...JOB, msg: 'took a job: measure 8 frames of 20240101 SS Cyg V' },
    );
    const ended = {
      ...JOB,
      outcome: 'done',
      seconds: 1.23456,
      cpuSeconds: 0.98765,
      waitedSeconds: 0.5,
      readBytes: 64,
      writtenBytes: 0,
    } as const;
    assert.deepEqual(
      lineOf('ender', (logger) => tellJobs(logger).ended(ended)),
      {
        ...{ level: 30, service: 'ender', ...ended, seconds: 1.235, cpuSeconds: 0.988 },
        msg: 'job done after 1.235 s: measure 8 frames of 20240101 SS Cyg V',
      },
    );
    const master = { ...JOB, task: 'master', targetName: '', frames: 1 } as const;
    assert.equal(
      lineOf('maker', (logger) => tellJobs(logger).taken(master)).msg,
      'took a job: make 1 master of 20240101 V',
    );
  });
});
