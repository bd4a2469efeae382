import { cpSync, rmSync } from 'node:fs';
import { headOf } from '../log/broker.js';
import type { LogFixture } from './logFixture.js';
import { until } from './until.js';

/** Runs `work`, then brings the broker back as it was before it: what a power cut does to what no disk had yet. */
export async function loseTail(fixture: LogFixture, work: () => Promise<void>): Promise<void> {
  const { server, folder } = fixture;
  const copy = `${folder}-store`;
  await restarted(fixture, () => cpSync(server.directory, copy, { recursive: true }));
  await work();
  await restarted(fixture, () => {
    rmSync(server.directory, { recursive: true });
    cpSync(copy, server.directory, { recursive: true });
    rmSync(copy, { recursive: true });
  });
}

/** Kills the broker, does something while it is down, and waits until it answers for its streams again. */
export async function restarted({ server, broker }: LogFixture, meanwhile: () => void): Promise<void> {
  const reconnected = (async () => {
    for await (const { type } of broker.connection.status()) if (type === 'reconnect') return;
  })();
  await server.kill();
  meanwhile();
  await server.restart();
  await reconnected;
  await until(() =>
    headOf(broker, 'events').then(
      () => true,
      () => false,
    ),
  );
}
