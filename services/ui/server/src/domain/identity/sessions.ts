const IDLE_MILLISECONDS = 12 * 3_600_000;
const LONGEST_MILLISECONDS = 7 * 24 * 3_600_000;
const MOST = 1_000;

interface Session {
  name: string;
  /** The hash of the password it was opened by: another password ends it. */
  password: string;
  begun: number;
  seen: number;
}

/**
 * Who is logged in, by the digest of what the browser holds: what is in memory here opens no door. A session ends after
 * twelve hours without a request, after a week, and with the program. `now` in milliseconds since 1970.
 */
export class Sessions {
  private readonly known = new Map<string, Session>();

  open(digest: string, { name, password }: Pick<Session, 'name' | 'password'>, now: number): void {
    for (const [key, session] of this.known) if (isOver(session, now)) this.known.delete(key);
    const [oldest] = this.known.keys();
    if (this.known.size >= MOST && oldest !== undefined) this.known.delete(oldest);
    this.known.set(digest, { name, password, begun: now, seen: now });
  }

  /** Null where there is none, or it is over. */
  of(digest: string, now: number): Pick<Session, 'name' | 'password'> | null {
    const session = this.known.get(digest);
    if (session === undefined || isOver(session, now)) return null;
    session.seen = now;
    return session;
  }

  close(digest: string): void {
    this.known.delete(digest);
  }
}

function isOver({ begun, seen }: Session, now: number): boolean {
  return now - seen > IDLE_MILLISECONDS || now - begun > LONGEST_MILLISECONDS;
}
