import { connect, createServer, type Socket } from 'node:net';

/** A way by TCP from a loopback port to another one, that can be cut, blocked and mended. */
export interface CuttableRoad {
  port: number;
  /** Ends what is on its way, and lets nobody through. */
  cut(): void;
  /** Nothing comes through, and neither end is told, as where a cable is pulled. */
  block(): void;
  /** What stood still goes on; who was cut off may come again. */
  mend(): void;
  close(): Promise<void>;
}

/** One traveller, with its own way on. */
interface Way {
  from: Socket;
  to: Socket;
}

export async function cuttableRoad(target: number): Promise<CuttableRoad> {
  const ways = new Set<Way>();
  let state: 'open' | 'cut' | 'blocked' = 'open';
  const server = createServer((from) => {
    if (state === 'cut') return void from.once('error', () => from.destroy()).destroy();
    const way = { from, to: connect(target, '127.0.0.1') };
    ways.add(way);
    for (const [one, other] of [
      [from, way.to],
      [way.to, from],
    ] as const)
      one.once('error', () => other.destroy()).once('close', () => other.destroy());
    from.once('close', () => ways.delete(way));
    if (state === 'open') letThrough(way);
  });
  const clear = () => {
    for (const { from, to } of ways) for (const socket of [from, to]) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cut: () => {
      state = 'cut';
      clear();
    },
    block: () => {
      state = 'blocked';
      for (const { from, to } of ways) for (const socket of [from, to]) socket.unpipe().pause();
    },
    mend: () => {
      if (state === 'blocked') for (const way of ways) letThrough(way);
      state = 'open';
    },
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      clear();
      return closed;
    },
  };
}

function letThrough({ from, to }: Way): void {
  from.pipe(to).pipe(from);
}
