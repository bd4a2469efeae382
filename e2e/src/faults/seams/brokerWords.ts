/** One word of the protocol of NATS: a line, and of a message also what follows it. */
export interface BrokerWord {
  /** The line, cut at its blanks. */
  head: readonly string[];
  bytes: Buffer;
}

const LINE_END = '\r\n';
const WITH_BODY = new Set(['PUB', 'HPUB', 'MSG', 'HMSG']);

/** Cuts what comes over a connection, in whatever pieces, into whole words. */
export class BrokerWords {
  private rest = Buffer.alloc(0);

  *in(piece: Buffer): Generator<BrokerWord> {
    this.rest = Buffer.concat([this.rest, piece]);
    for (let word = this.next(); word !== null; word = this.next()) yield word;
  }

  private next(): BrokerWord | null {
    const end = this.rest.indexOf(LINE_END);
    if (end < 0) return null;
    const head = this.rest.toString('latin1', 0, end).split(/\s+/);
    const body = WITH_BODY.has(head[0]?.toUpperCase() ?? '') ? Number(head.at(-1)) + LINE_END.length : 0;
    const length = end + LINE_END.length + body;
    if (this.rest.length < length) return null;
    const bytes = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return { head, bytes };
  }
}

/** The same message without the id by which the broker knows one that it has taken already. */
export function asAnother({ head, bytes }: BrokerWord): Buffer {
  if (head[0] !== 'HPUB') return bytes;
  const line = bytes.indexOf(LINE_END) + LINE_END.length;
  const headers = bytes.toString('utf8', line, line + Number(head.at(-2)));
  const fewer = headers.replace(/^Nats-Msg-Id:.*\r\n/m, '');
  const [less, more] = [Buffer.from(fewer), bytes.subarray(line + Number(head.at(-2)))];
  const lengths = [less.length, less.length + more.length - LINE_END.length];
  return Buffer.concat([Buffer.from(`${[...head.slice(0, -2), ...lengths].join(' ')}${LINE_END}`), less, more]);
}
