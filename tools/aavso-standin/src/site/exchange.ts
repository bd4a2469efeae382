import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request as a handler wants it. */
export interface Exchange {
  method: string;
  url: URL;
  cookies: Map<string, string>;
  referer: string;
  /** The fields of a form; files as their text. */
  form: Map<string, string>;
  response: ServerResponse;
}

/** Reads a request whole: its body as the form it is, and as text for the record. */
export async function readExchange(
  request: IncomingMessage,
  response: ServerResponse,
  base: string,
): Promise<{ exchange: Exchange; body: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const url = new URL(request.url ?? '/', base);
  const exchange = {
    method: request.method ?? 'GET',
    url,
    cookies: cookiesOf(request.headers.cookie ?? ''),
    referer: request.headers.referer ?? '',
    form: await formOf(bytes, request.headers['content-type'] ?? ''),
    response,
  };
  return { exchange, body: bytes.toString('utf8') };
}

async function formOf(bytes: Buffer, type: string): Promise<Map<string, string>> {
  if (bytes.length === 0 || !/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type)) return new Map();
  const data = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const fields = new Map<string, string>();
  for (const [name, value] of data) fields.set(name, typeof value === 'string' ? value : await value.text());
  return fields;
}

function cookiesOf(header: string): Map<string, string> {
  const pairs = header.split(';').map((part) => part.trim().split('='));
  return new Map(pairs.flatMap(([name = '', ...rest]) => (name === '' ? [] : [[name, rest.join('=')] as const])));
}

export function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(html);
}

export function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}

export function setCookie(response: ServerResponse, name: string, value: string): void {
  response.appendHeader('set-cookie', `${name}=${value}; Path=/; HttpOnly; SameSite=Lax`);
}

/** A value nobody can guess: for states, sessions and tokens. */
export function token(): string {
  return randomUUID().replaceAll('-', '');
}
