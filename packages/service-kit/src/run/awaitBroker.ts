import { setTimeout as sleep } from 'node:timers/promises';
import { type Broker, connectBroker, isRefusal, withoutPassword } from '@wombat/eventlog/broker';
import { BAD_CONFIGURATION } from './exitCodes.js';

/**
 * Waits for the broker as long as it takes, saying so every ten seconds: services may start in any order. One that does
 * not know who calls ends the process: it will not know later.
 */
export async function awaitBroker(url: string, name: string, say: (text: string) => void): Promise<Broker> {
  for (let tries = 0; ; tries++) {
    try {
      return await connectBroker({ url, name });
    } catch (error) {
      if (isRefusal(error)) {
        process.stderr.write(`${name}: the nats-server at ${withoutPassword(url)} does not know this user\n`);
        process.exit(BAD_CONFIGURATION);
      }
      if (tries % 20 === 4) say(`no nats-server answers at ${withoutPassword(url)} (${String(error)}); waiting for it`);
      await sleep(500);
    }
  }
}
