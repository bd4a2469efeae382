import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpsAnswer } from './domain/contract.js';
import { SAMPLE_ANSWERS } from './testing/sampleAnswers.js';
import { serveDesk } from './testing/servedDesk.js';

const line = (service: string, level: number, msg: string) =>
  `${JSON.stringify({ level, time: `2099-01-01T00:00:0${level / 10}.000Z`, service, msg })}\n`;

describe('what this computer tells of the program', () => {
  const desk = serveDesk(SAMPLE_ANSWERS, ['ingest'], {
    prepare: async (home) => {
      mkdirSync(join(home, 'logs'), { recursive: true });
      const long = line('ingest', 30, 'x'.repeat(40_000));
      writeFileSync(join(home, 'logs/ingest.log'), `${long}${line('ingest', 40, 'a folder is passed over')}`);
      writeFileSync(join(home, 'logs/photometry-worker-1.log'), line('photometry-worker-1', 50, 'it failed'));
      writeFileSync(join(home, 'logs/ingest.console.log'), line('ingest', 50, 'no line of a log'));
      writeFileSync(join(home, 'logs/nats-server.log'), '[1] 2026/01/01 [INF] Starting nats-server\n');
    },
  });
  const ops = async () => (await (await desk.get('ops')).json()) as OpsAnswer;

  it('has the disks, the processes with their start, and the last lines of the logs, newest first', async () => {
    const { disks, processes, lines } = await ops();
    assert.ok(
      disks.some(({ holds, freeBytes, totalBytes }) => /home/.test(holds) && freeBytes > 0 && totalBytes > freeBytes),
    );
    assert.deepEqual(
      processes.map(({ service, pid }) => [service, pid > 0]),
      [
        ['ingest', true],
        ['ui', true],
      ],
    );
    assert.ok(processes.every(({ startedAt }) => Date.parse(startedAt) <= Date.now() + 1_000));
    assert.deepEqual(
      lines.slice(0, 2).map(({ service, level, words }) => [service, level, words]),
      [
        ['photometry-worker-1', 'error', 'it failed'],
        ['ingest', 'warning', 'a folder is passed over'],
      ],
    );
    assert.ok(lines.every(({ words }) => !/no line of a log|xxx|nats-server/.test(words)));
  });

  it('lives without logs', async () => {
    rmSync(join(desk.home, 'logs'), { recursive: true });
    assert.deepEqual((await ops()).lines, []);
  });
});
