/** What a service says to one request, before any fault spoils it. */
export interface Answer {
  status: number;
  contentType: string;
  body: string;
}

/** JSON as the PHP service of VSX writes it: slashes escaped, ASCII only. */
export function phpJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function jsonAnswer(body: string, status = 200): Answer {
  return { status, contentType: 'application/json', body };
}
