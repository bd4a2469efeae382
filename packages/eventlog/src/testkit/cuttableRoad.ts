import { connect, createServer, type Socket } from 'node:net';

/** A way by TCP from a loopback port to another one, that can be cut and mended. */
export interface CuttableRoad {
  port: number;
  /** Ends what is on its way, and lets nobody through. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function cuttableRoad(target: number): Promise<CuttableRoad> {
  const travelling = new Set<Socket>();
  let isCut = false;
  const server = createServer((from) => {
    travelling.add(from);
    from.once('close', () => travelling.delete(from));
    if (isCut) return from.destroy();
    const to = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const)
      one.once('error', () => other.destroy()).once('close', () => other.destroy());
    return from.pipe(to).pipe(from);
  });
  const clear = () => {
    for (const socket of travelling) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cut: () => {
      isCut = true;
      clear();
    },
    mend: () => {
      isCut = false;
    },
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      clear();
      return closed;
    },
  };
}
