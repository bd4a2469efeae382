/** What lets the program in at the AAVSO: the observer's account, or the cookie of a session he opened himself. */
export type Credentials = { kind: 'account'; username: string; password: string } | { kind: 'session'; cookie: string };

/** What a JSON or YAML object says, where it says enough of one of the two; null else. */
export function credentialsIn(value: unknown): Credentials | null {
  if (typeof value !== 'object' || value === null) return null;
  const text = (key: string) => {
    const found = (value as Record<string, unknown>)[key];
    return typeof found === 'string' ? found.trim() : '';
  };
  const password = (value as Record<string, unknown>).password;
  if (text('username') !== '' && typeof password === 'string' && password !== '') {
    return { kind: 'account', username: text('username'), password };
  }
  return text('cookie') === '' ? null : { kind: 'session', cookie: text('cookie') };
}
