import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Broker,
  connectBroker,
  ensureStreams,
  isRefusal,
  NoCluster,
  tellForbidden,
  withoutPassword,
} from '@wombat/eventlog/broker';
import type { Environment } from './environment.js';
import { BAD_CONFIGURATION } from './exitCodes.js';

type Setting = Pick<Environment, 'natsUrl' | 'config'>;

/**
 * Waits for a broker that has the streams as long as it takes, saying so every ten seconds: services may start in any
 * order, and a cluster must choose its leader first. One that does not know who calls, or that cannot keep the streams
 * as often as asked, ends the process: it will not later.
 */
export async function awaitBroker(setting: Setting, name: string, say: (text: string) => void): Promise<Broker> {
  const url = setting.natsUrl;
  const { replicas } = setting.config.broker;
  const end = (sentence: string) => {
    process.stderr.write(`${name}: ${sentence}\n`);
    process.exit(BAD_CONFIGURATION);
  };
  for (let tries = 0; ; tries++) {
    try {
      const broker = await connectBroker({ url, name, replicas });
      void tellForbidden(broker.connection, name, say);
      return await withStreams(broker);
    } catch (error) {
      if (isRefusal(error)) end(`the nats-server at ${withoutPassword(url)} does not know this user`);
      if (error instanceof NoCluster) end(error.message);
      if (tries % 20 === 4) say(`no nats-server answers at ${withoutPassword(url)} (${String(error)}); waiting for it`);
      await sleep(500);
    }
  }
}

async function withStreams(broker: Broker): Promise<Broker> {
  try {
    await ensureStreams(broker);
    return broker;
  } catch (error) {
    await broker.close();
    throw error;
  }
}
