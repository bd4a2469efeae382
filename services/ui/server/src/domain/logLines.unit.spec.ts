import assert from 'node:assert/strict';
import { lastErrors, logLines, newestLines } from './logLines.js';

const line = (time: string, more: object) => JSON.stringify({ level: 30, time, service: 'ingest', ...more });

describe('the lines of logs', () => {
  it('are told with their level, and the error behind them', () => {
    const text = [
      line('2026-01-01T00:00:00.000Z', { msg: 'ready' }),
      line('2026-01-01T00:00:01.000Z', { level: 40, msg: 'a folder is passed over' }),
      line('2026-01-01T00:00:02.000Z', { level: 50, msg: 'it failed', error: 'no such file' }),
      '',
    ].join('\n');
    assert.deepEqual(
      logLines(text).map(({ level, words }) => [level, words]),
      [
        ['info', 'ready'],
        ['warning', 'a folder is passed over'],
        ['error', 'it failed: no such file'],
      ],
    );
  });

  it('are whole ones, whatever else stands there', () => {
    const text = `06","service":"ingest","msg":"cut"}\nplain words\n7\n{"msg":"nobody's"}\n${line('2026-01-01', { msg: 'whole' })}`;
    assert.deepEqual(
      logLines(text).map(({ words }) => words),
      ['whole'],
    );
  });

  it('are the newest of all logs, newest first', () => {
    const [first, second] = [
      logLines(line('2026-01-03', {})),
      logLines(`${line('2026-01-01', {})}\n${line('2026-01-02', {})}`),
    ];
    assert.deepEqual(
      newestLines([second, first], { most: 2, ofEach: 0, troublesOfEach: 0 }).map(({ at }) => at),
      ['2026-01-03', '2026-01-02'],
    );
  });

  it('are some of each log, though another wrote more since', () => {
    const busy = logLines([3, 4, 5].map((day) => line(`2026-01-0${day}`, {})).join('\n'));
    const quiet = logLines([1, 2].map((day) => line(`2026-01-0${day}`, {})).join('\n'));
    assert.deepEqual(
      newestLines([busy, quiet], { most: 2, ofEach: 1, troublesOfEach: 0 }).map(({ at }) => at),
      ['2026-01-05', '2026-01-04', '2026-01-02'],
    );
  });

  it('are the newest troubles of each log, though a night of other lines came since', () => {
    const trouble = (day: number) => line(`2026-01-0${day}`, { level: day === 1 ? 50 : 40, msg: `trouble ${day}` });
    const text = [trouble(1), trouble(2), ...[3, 4, 5, 6].map((day) => line(`2026-01-0${day}`, { msg: 'did' }))].join(
      '\n',
    );
    const log = logLines(text, 3);
    assert.deepEqual(
      log.map(({ at }) => at.slice(-1)),
      ['1', '2', '4', '5', '6'],
    );
    assert.deepEqual(
      newestLines([log], { most: 1, ofEach: 0, troublesOfEach: 1 }).map(({ at }) => at.slice(-1)),
      ['6', '2'],
    );
    assert.deepEqual(
      lastErrors([log]).map(({ words }) => words),
      ['trouble 1'],
    );
  });

  it('have the last error of each log', () => {
    const error = (time: string) => line(time, { level: 50, msg: 'it failed' });
    const logs = [logLines([error('2026-01-01'), error('2026-01-02'), line('2026-01-03', {})].join('\n')), []];
    assert.deepEqual(
      lastErrors([...logs, logLines(line('2026-01-04', {}))]).map(({ at }) => at),
      ['2026-01-02'],
    );
  });
});
