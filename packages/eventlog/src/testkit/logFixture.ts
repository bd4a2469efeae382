import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Broker, connectBroker, ensureStreams } from '../log/broker.js';
import { EventLog, type EventLogOptions, type NewEvent } from '../log/eventLog.js';
import { startNatsServer, type TestServer } from './natsServer.js';
import { samplePayloads } from './samplePayloads.js';

export interface LogFixture {
  server: TestServer;
  broker: Broker;
  /** Folder for the test's files, taken away with the rest. */
  folder: string;
  log(options?: Partial<EventLogOptions>): EventLog;
  stop(): Promise<void>;
}

/** A real broker with the streams of the log, a connection to it and a folder. */
export async function startLog(): Promise<LogFixture> {
  const server = await startNatsServer();
  const broker = await connectBroker({ url: server.url, name: 'test' });
  await ensureStreams(broker);
  const folder = await mkdtemp(join(tmpdir(), 'wombat-test-'));
  const now = () => new Date('2024-01-02T03:04:05.678Z');
  return {
    server,
    broker,
    folder,
    log: (options = {}) => new EventLog({ broker, journal: null, producer: 'test', software: 'test', now, ...options }),
    stop: async () => {
      await broker.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A series event that stands on one subject with all others of its target. */
export function solved(id: string, { target = 'SS Cyg', count = 1 } = {}): NewEvent {
  const series = { night: '20240101', targetName: target, filter: 'V' };
  const payload = { ...samplePayloads.FramesSolved, reduction: { series, revision: 1, attempt: 1 }, solved: count };
  return { id, type: 'FramesSolved', payload };
}

/** A person's word on that series, which nothing can make again. */
export function said(id: string, { target = 'SS Cyg' } = {}): NewEvent {
  const series = { night: '20240101', targetName: target, filter: 'V' };
  const payload = { ...samplePayloads.Validated, reduction: { series, revision: 1, attempt: 1 } };
  return { id, type: 'Validated', payload };
}

/** A frame-level fact. */
export function failed(id: string, path: string): NewEvent {
  return { id, type: 'FrameFailed', payload: { ...samplePayloads.FrameFailed, path } };
}
