import { setTimeout as sleep } from 'node:timers/promises';
import { type Broker, connectBroker } from '@wombat/eventlog';

/** Waits for the broker as long as it takes, saying so every ten seconds: services may start in any order. */
export async function awaitBroker(url: string, name: string, say: (text: string) => void): Promise<Broker> {
  for (let tries = 0; ; tries++) {
    try {
      return await connectBroker({ url, name });
    } catch (error) {
      if (tries % 20 === 4) say(`no nats-server answers at ${url} (${String(error)}); waiting for it`);
      await sleep(500);
    }
  }
}
