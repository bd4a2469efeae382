import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectBroker, giveSigns } from '@wombat/eventlog';
import { workerSubject } from '@wombat/eventlog/subjects';
import { layLetter, until } from '@wombat/eventlog/testkit';
import { writeRestarts } from '@wombat/service-kit/restarts-file';
import type { ClockAnswer, OpsAnswer } from './domain/contract.js';
import { SAMPLE_ANSWERS } from './testing/sampleAnswers.js';
import { refusal, serveDesk } from './testing/servedDesk.js';

const line = (service: string, level: number, msg: string) =>
  `${JSON.stringify({ level, time: `2099-01-01T00:00:0${level / 10}.000Z`, service, msg })}\n`;

/** A system that says its clock is set by nobody. */
const PROGRAMS = mkdtempSync(join(tmpdir(), 'wombat-programs-'));
writeFileSync(join(PROGRAMS, 'timedatectl'), '#!/bin/sh\n[ "$2" = --property=NTPSynchronized ] && echo no\n', {
  mode: 0o755,
});

const RESTARTED = { count: 2, lastAt: '2026-01-01T00:00:00.000Z', lastEnd: 'ended by SIGKILL' };

describe('what this computer tells of the program', () => {
  const desk = serveDesk(SAMPLE_ANSWERS, ['ingest'], {
    environment: { PATH: `${PROGRAMS}:${process.env.PATH}` },
    prepare: async (home) => {
      mkdirSync(join(home, 'logs'), { recursive: true });
      const long = line('ingest', 30, 'x'.repeat(300_000));
      writeFileSync(join(home, 'logs/ingest.log'), `${long}${line('ingest', 40, 'a folder is passed over')}`);
      writeFileSync(join(home, 'logs/photometry-worker-1.log'), line('photometry-worker-1', 50, 'it failed'));
      writeFileSync(join(home, 'logs/catalog.log'), line('catalog', 30, 'published after'));
      writeFileSync(join(home, 'logs/catalog.1.log'), line('catalog', 40, 'told before it was set aside'));
      writeFileSync(join(home, 'logs/ingest.console.log'), line('ingest', 50, 'no line of a log'));
      writeRestarts(home, { 'photometry-worker-1': RESTARTED });
      writeFileSync(join(home, 'logs/nats-server.log'), '[1] 2026/01/01 [INF] Starting nats-server\n');
    },
  });
  const ops = async () => (await (await desk.get('ops')).json()) as OpsAnswer;

  afterAll(() => rmSync(PROGRAMS, { recursive: true }));

  it('says what its clock shows, and whether the system has it set by the network', async () => {
    const before = Date.now();
    const { now, isSynchronised } = (await (await desk.get('clock')).json()) as ClockAnswer;
    assert.ok(before <= Date.parse(now) && Date.parse(now) <= Date.now(), now);
    assert.equal(isSynchronised, false);
  });

  it('has the disks, the processes with their start, and the last lines of the logs, newest first', async () => {
    const { disks, processes, lines, restarts, errors } = await ops();
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
      lines.slice(0, 4).map(({ service, level, words }) => [service, level, words]),
      [
        ['photometry-worker-1', 'error', 'it failed'],
        ['catalog', 'warning', 'told before it was set aside'],
        ['ingest', 'warning', 'a folder is passed over'],
        ['catalog', 'info', 'published after'],
      ],
    );
    assert.deepEqual(restarts, [{ program: 'photometry-worker-1', ...RESTARTED }]);
    assert.deepEqual(
      errors.map(({ service, words }) => [service, words]),
      [['photometry-worker-1', 'it failed']],
    );
    assert.ok(lines.every(({ words }) => !/no line of a log|xxx|nats-server/.test(words)));
  });

  it('hears the workers while they live', async () => {
    const broker = await connectBroker({ url: desk.natsUrl, name: 'worker' });
    const self = { kind: 'photometry', name: 'photometry-worker-1', host: 'dome', pid: 7 };
    const stand = { startedAt: '2026-01-01T00:00:00.000Z', jobsDone: 3, framesDone: 24, job: null };
    for (const noSign of ['no JSON', 'null']) broker.connection.publish(workerSubject('photometry'), noSign);
    const lastSign = giveSigns(broker, () => ({ ...self, ...stand }));
    await until(async () => (await ops()).workers.length > 0);
    const { kind: service, ...named } = self;
    const [{ silentSeconds, ...worker } = { silentSeconds: -1 }] = (await ops()).workers;
    const { framesDone: _, ...shown } = stand;
    assert.deepEqual(worker, { service, ...named, ...shown, state: 'waiting', framesPerMinute: null });
    assert.ok(silentSeconds >= 0 && silentSeconds <= 15);
    const warned = () =>
      readFileSync(join(desk.home, 'logs/ui.log'), 'utf8').match(/sign of life of a worker is passed over/g);
    assert.equal(warned()?.length, 1);
    await lastSign();
    await until(async () => (await ops()).workers.length === 0);
    await broker.close();
  });

  it('has the dead letters, and has what one is about reduced again or put away', async () => {
    for (const sequence of [1, 2]) await layLetter(desk.natsUrl, { reason: `reason ${sequence}`, sequence });
    const letters = async () => (await ops()).broker?.deadLetters;
    const before = await letters();
    assert.equal(before?.count, 2);
    const [second, first] = before?.letters ?? [];
    assert.deepEqual([second?.reason, first?.reason, first?.service], ['reason 2', 'reason 1', 'photometry']);
    const { night, targetName, filter } = first?.job ?? {};
    const by = 'A. Observer';
    assert.deepEqual(await (await desk.post('letters/again', { place: first?.place, by })).json(), { series: 1 });
    const [wish] = desk.double.reductions;
    assert.deepEqual(
      { night: wish?.night, targetName: wish?.targetName, filter: wish?.filter, failedOnly: wish?.failedOnly },
      { night, targetName, filter, failedOnly: true },
    );
    assert.equal((await letters())?.count, 1);
    assert.equal((await desk.post('letters/away', { place: second?.place, by })).status, 200);
    assert.deepEqual(await letters(), { count: 0, letters: [] });
    for (const deed of ['again', 'away'])
      assert.equal((await refusal(desk.post(`letters/${deed}`, { place: first?.place, by }))).status, 404);
  });

  it('has the night of a master that could not be made reduced again, all of it', async () => {
    await layLetter(desk.natsUrl, { reason: 'no bias can be read', sequence: 3, task: 'master' });
    const [letter] = (await ops()).broker?.deadLetters.letters ?? [];
    assert.deepEqual([letter?.service, letter?.job?.task, letter?.job?.targetName], ['calibration', 'master', '']);
    const asked = { place: letter?.place, by: 'A. Observer' };
    assert.deepEqual(await (await desk.post('letters/again', asked)).json(), { series: 1 });
    const { night, targetName, filter, failedOnly, reason } = desk.double.reductions.at(-1) ?? {};
    assert.deepEqual([night, targetName, filter, failedOnly], [letter?.job?.night, '', '', false]);
    assert.equal(reason, 'tried again: no bias can be read');
    assert.equal((await ops()).broker?.deadLetters.count, 0);
  });

  it('has the numbers of all programs on the page, for Prometheus', async () => {
    const answer = await desk.page('/ops/metrics');
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
    const text = await answer.text();
    assert.match(text, /^wombat_program_ready\{program="ui"\} 1$/m);
    assert.match(text, /^wombat_log_lag_events\{stream="events",program="ui"\} \d+$/m);
    assert.match(text, /^wombat_disk_free_bytes\{holds="home",program="ui"\} [1-9]/m);
  });

  it('lives without logs', async () => {
    rmSync(join(desk.home, 'logs'), { recursive: true });
    assert.deepEqual((await ops()).lines, []);
  });
});
