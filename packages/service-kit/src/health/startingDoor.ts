import type { Server } from 'node:http';
import type { Registry } from 'prom-client';
import type { Health } from './health.js';
import { type DoorPlace, openPlainDoor } from './plainDoor.js';

/**
 * Answers in place of a service that does not listen yet, as it waits for its broker or makes its tables anew: that may
 * take longer than whoever keeps it running waits for a first word. Null where another program has the port: the
 * service says so when it listens there itself.
 */
export async function openStartingDoor(
  place: DoorPlace,
  health: () => Health,
  registry: Registry,
): Promise<Server | null> {
  try {
    return await openPlainDoor(place, health, registry);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return null;
    throw error;
  }
}
