import { connect, createServer, type Socket } from 'node:net';
import { asAnother, type BrokerWord, BrokerWords } from './brokerWords.js';

/** What befalls the messages on a road. */
export interface Disorder {
  /** How many milliseconds later this message reaches the broker; 0: at once. */
  lateBy(subject: string): number;
  /** How many milliseconds later it reaches the broker once more, as another; null: never. */
  againAfter(subject: string): number | null;
  /** For how many milliseconds what the broker delivers of this stream stands still; those of one stream keep order. */
  heldBy(stream: string): number;
}

export interface DisorderlyRoad {
  port: number;
  close(): Promise<void>;
}

/** A way by TCP to a broker on which messages overtake each other and come twice, and each stream has its own pace. */
export async function disorderlyRoad(target: number, disorder: Disorder): Promise<DisorderlyRoad> {
  const sockets = new Set<Socket>();
  const server = createServer((from) => {
    const to = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(one);
      one.once('error', () => other.destroy()).once('close', () => other.destroy());
      one.once('close', () => sockets.delete(one));
    }
    const [there, back] = [new BrokerWords(), new BrokerWords()];
    from.on('data', (piece) => {
      for (const word of there.in(piece)) send(to, word, disorder);
    });
    const waiting = new Map<string, Promise<void>>();
    to.on('data', (piece) => {
      for (const word of back.in(piece)) deliver(from, { word, waiting, disorder });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      return closed;
    },
  };
}

function send(to: Socket, word: BrokerWord, disorder: Disorder): void {
  const [kind = '', subject = ''] = word.head;
  const isMessage = kind.endsWith('PUB');
  const late = isMessage ? disorder.lateBy(subject) : 0;
  if (late === 0) write(to, word.bytes);
  else setTimeout(() => write(to, word.bytes), late);
  const again = isMessage ? disorder.againAfter(subject) : null;
  if (again !== null) setTimeout(() => write(to, asAnother(word)), late + again);
}

interface Delivery {
  word: BrokerWord;
  /** By stream, the end of what is on its way of it. */
  waiting: Map<string, Promise<void>>;
  disorder: Disorder;
}

/** By the subject an acknowledgement goes to, `$JS.ACK.STREAM...`, a message tells of which stream it is. */
function deliver(from: Socket, { word, waiting, disorder }: Delivery): void {
  const stream = word.head.flatMap((part) => /^\$JS\.ACK\.([A-Z_]+)\./.exec(part)?.[1] ?? [])[0];
  const before = stream === undefined ? undefined : waiting.get(stream);
  const held = stream === undefined ? 0 : disorder.heldBy(stream);
  if (stream === undefined || (before === undefined && held === 0)) {
    write(from, word.bytes);
    return;
  }
  const own = (before ?? Promise.resolve())
    .then(() => new Promise((resolve) => setTimeout(resolve, held)))
    .then(() => {
      write(from, word.bytes);
      if (waiting.get(stream) === own) waiting.delete(stream);
    });
  waiting.set(stream, own);
}

function write(to: Socket, bytes: Buffer): void {
  if (!to.destroyed) to.write(bytes);
}
