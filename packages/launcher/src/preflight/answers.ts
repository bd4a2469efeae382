import { connect } from 'node:net';
import { readBrokerAddress } from '@wombat/eventlog/broker-address';

/** Longer than the 5 s after which a resolver asks again, as where networks of containers lost its first question. */
const PATIENCE_MILLISECONDS = 7_000;

/** Whether something listens at any of these addresses, as NATS_URL or a run file writes them. */
export async function answers(addresses: string): Promise<boolean> {
  const address = readBrokerAddress(addresses);
  if (!address.ok) return false;
  const tried = await Promise.all(address.value.servers.map(listens));
  return tried.includes(true);
}

function listens(server: string): Promise<boolean> {
  const { hostname, port } = new URL(`nats://${server}`);
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port),
      timeout: PATIENCE_MILLISECONDS,
    });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
  });
}
