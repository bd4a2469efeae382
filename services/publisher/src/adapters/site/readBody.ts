import { ok, type Result, refuse } from '@wombat/result';

/** The text of an answer, as far as it is not longer than it may be. */
export async function readBody(response: Response, mostBytes: number): Promise<Result<string>> {
  if (response.body === null) return ok('');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    if (bytes > mostBytes) return refuse({ message: `the answer is longer than ${mostBytes} bytes` });
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks).toString('utf8'));
}
