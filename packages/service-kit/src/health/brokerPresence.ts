import type { Broker } from '@wombat/eventlog/worker';

/** Whether the broker is there, as the connection has told since this was called. */
export function brokerPresence(connection: Pick<Broker['connection'], 'status'>): () => boolean {
  let isThere = true;
  const follow = async () => {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') isThere = false;
      if (type === 'reconnect') isThere = true;
    }
    isThere = false;
  };
  void follow();
  return () => isThere;
}
