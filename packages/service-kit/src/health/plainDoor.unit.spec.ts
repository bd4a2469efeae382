import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { programRegistry } from '../metrics/programRegistry.js';
import { healthOf } from './health.js';
import { closeDoor, openPlainDoor } from './plainDoor.js';
import { openStartingDoor } from './startingDoor.js';

const HERE = { host: '127.0.0.1', port: 0 };

describe('the door of a program without a framework', () => {
  let ready = false;
  const registry = programRegistry('photometry-worker-1', () => ready);
  const health = () => healthOf('photometry-worker-1', { ready, problems: ready ? [] : ['starting'] });

  it('tells that it lives, whether it is ready, its version and since when, and nothing else is there', async () => {
    const door = await openPlainDoor(HERE, health, registry);
    const { port } = door.address() as AddressInfo;
    const at = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    const told = async (path: string) => {
      const answer = await at(path);
      return { status: answer.status, body: (await answer.json()) as ReturnType<typeof health> };
    };
    const starting = await told('/health');
    const { since, version, ...rest } = starting.body;
    const named = { service: 'photometry-worker-1', live: true };
    assert.equal(starting.status, 503);
    assert.deepEqual(rest, { ...named, ready: false, problems: ['starting'] });
    assert.match(version, /^\d+\.\d+\.\d+$/);
    assert.ok(Math.abs(Date.parse(since) - (Date.now() - process.uptime() * 1000)) < 60_000);
    assert.deepEqual(await told('/health/live'), { status: 200, body: starting.body });
    ready = true;
    const well = { ...named, ready: true, problems: [], since, version };
    assert.deepEqual(await told('/health'), { status: 200, body: well });
    assert.deepEqual(await told('/health/live'), { status: 200, body: well });
    assert.match(await (await at('/metrics')).text(), /^wombat_program_ready\{program="photometry-worker-1"\} 1$/m);
    for (const path of ['/', '/health/', '/healthy']) assert.equal((await at(path)).status, 404, path);
    await closeDoor(door);
  });

  it('makes room for the service itself, also for one that is still being asked', async () => {
    const door = await openPlainDoor(HERE, health, registry);
    const { port } = door.address() as AddressInfo;
    await fetch(`http://127.0.0.1:${port}/health`, { headers: { connection: 'keep-alive' } });
    await closeDoor(door);
    const next = await openPlainDoor({ ...HERE, port }, health, registry);
    assert.equal((await fetch(`http://127.0.0.1:${port}/health/live`)).status, 200);
    await closeDoor(next);
  });

  it('stays shut where another program has the port', async () => {
    const other = await openPlainDoor(HERE, health, registry);
    const { port } = other.address() as AddressInfo;
    assert.equal(await openStartingDoor({ ...HERE, port }, health, registry), null);
    await closeDoor(other);
  });
});
