/** Where the client keeps a message as it came: its bytes, of which so many are headers; -1: none. */
interface Held {
  msg?: { _msg?: { hdr?: unknown }; _rdata?: unknown };
}

const END = '\r\n';

/**
 * The headers of a message of the client, in which a name is looked for when it is asked for: the client makes a list
 * of all of them for each message, nearly half of a replay. Null where it keeps them in another place than today.
 */
export function headerLines(message: object): { get(name: string): string } | null {
  const { msg } = message as Held;
  const [length, bytes] = [msg?._msg?.hdr, msg?._rdata];
  if (typeof length !== 'number' || length <= 0 || !(bytes instanceof Uint8Array) || bytes.length < length) return null;
  return new HeaderLines(Buffer.from(bytes.buffer, bytes.byteOffset, length).toString());
}

/** As the protocol has them: a line of the version, then `Name: value` lines. */
class HeaderLines {
  constructor(private readonly text: string) {}

  /** The first value of that name, in exactly these letters; '' where there is none. */
  get(name: string): string {
    const line = `${END}${name}:`;
    const start = this.text.indexOf(line);
    if (start < 0) return '';
    const from = start + line.length;
    return this.text.slice(from, this.text.indexOf(END, from)).trim();
  }
}
