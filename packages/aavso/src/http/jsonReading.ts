export type JsonReading = { ok: true; value: unknown } | { ok: false; fault: { code: string; message: string } };

/**
 * Reads a body that should be JSON. A page in its place (a challenge, a login, a maintenance notice) and a body that
 * breaks off are told apart, because the observer acts on them differently.
 */
export function readJson(body: string): JsonReading {
  if (body.trim() === '') return { ok: false, fault: { code: 'empty', message: 'sent an empty answer' } };
  if (looksLikeHtml(body)) return { ok: false, fault: { code: 'html', message: 'sent a web page instead of data' } };
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, fault: { code: 'broken', message: 'sent data that breaks off or is not JSON' } };
  }
}

/** JSON never starts with `<`. */
export function looksLikeHtml(body: string): boolean {
  return body.trimStart().startsWith('<');
}
