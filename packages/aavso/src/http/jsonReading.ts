import { ok, type Result, refuse } from '@wombat/result';

export type JsonReading = Result<unknown, { code: string; message: string }>;

/**
 * Reads a body that should be JSON. A page in its place (a challenge, a login, a maintenance notice) and a body that
 * breaks off are told apart, because the observer acts on them differently.
 */
export function readJson(body: string): JsonReading {
  if (body.trim() === '') return refuse({ code: 'empty', message: 'sent an empty answer' });
  if (looksLikeHtml(body)) return refuse({ code: 'html', message: 'sent a web page instead of data' });
  try {
    return ok(JSON.parse(body));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse({ code: 'broken', message: 'sent data that breaks off or is not JSON' });
  }
}

/** JSON never starts with `<`. */
export function looksLikeHtml(body: string): boolean {
  return body.trimStart().startsWith('<');
}
