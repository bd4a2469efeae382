import { connect } from 'node:net';

const PATIENCE_MILLISECONDS = 2_000;
const NATS_PORT = 4222;

/**
 * Whether something listens at any of these addresses: `nats://host:port`, `host:port` or several of them with commas.
 */
export async function answers(addresses: string): Promise<boolean> {
  const tried = await Promise.all(addresses.split(',').map((address) => listens(address.trim())));
  return tried.includes(true);
}

function listens(address: string): Promise<boolean> {
  const url = URL.parse(address.includes('://') ? address : `nats://${address}`);
  if (url === null || url.hostname === '') return Promise.resolve(false);
  const port = url.port === '' ? NATS_PORT : Number(url.port);
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port, timeout: PATIENCE_MILLISECONDS });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
  });
}
