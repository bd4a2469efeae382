import assert from 'node:assert/strict';
import type { Outstanding, Published, Store } from '@wombat/eventlog';
import { pino } from 'pino';
import { configSchema } from '../config/schema.js';
import { ServiceKit, type ServiceKitParts } from '../run/serviceKit.js';
import { StatusBoard } from '../run/statusBoard.js';
import { Reactor } from './reactor.js';

class Deciding extends Reactor {
  constructor(kit: ServiceKit) {
    super(kit, 'deciding');
    this.reconciler.start();
  }

  stop(): Promise<void> {
    return this.reconciler.stop();
  }

  protected async pass(): Promise<Outstanding> {
    await this.kit.decide({
      id: 'night:20240101:1',
      type: 'StarPlaced',
      payload: { folder: 'XZ_Cyg', name: '', raDegrees: 293, decDegrees: 56 },
    });
    return { planned: 0, retries: 0 };
  }
}

/** A reactor that decides at each look, and what the log answers one after the other. */
function decidingOn(answers: Published[]) {
  const status = new StatusBoard();
  status.notReady = null;
  const store = { get: () => undefined };
  const parts: Partial<ServiceKitParts> = {
    ...{ name: 'test', once: true, status, store: store as unknown as Store, config: configSchema.parse({}) },
    ...{ logger: pino({ level: 'silent' }), now: () => new Date(), applied: async () => undefined },
    log: { publish: async () => answers.shift() ?? { outcome: 'published', sequence: 1 }, publishMany: async () => 0 },
  };
  return { status, reactor: new Deciding(new ServiceKit(parts as ServiceKitParts)) };
}

async function settled(status: StatusBoard) {
  while (status.work().running > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  return status.work();
}

describe('a decision that the log does not take', () => {
  it('is not done, though nothing is planned, until the log takes one', async () => {
    const { status, reactor } = decidingOn([{ outcome: 'conflict' }]);
    assert.deepEqual(await settled(status), { planned: 0, running: 0, retries: 0, refused: 1 });
    reactor.wake();
    assert.deepEqual(await settled(status), { planned: 0, running: 0, retries: 0, refused: 0 });
    await reactor.stop();
  });
});
