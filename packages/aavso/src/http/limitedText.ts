import { ok, type Result, refuse } from '@wombat/result';

/** Charts and lists have some 100 kB; what is many times that is no answer of these services. */
export const MOST_BYTES = 4_000_000;

/** The text of an answer, read as it comes; past the limit it is read no further, whatever length it claims. */
export async function limitedText(response: Response, mostBytes = MOST_BYTES): Promise<Result<string>> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop ends the transfer.
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > mostBytes) return refuse(`sent more than ${mostBytes / 1e6} MB, which is no answer to such a question`);
    pieces.push(piece);
  }
  return ok(new TextDecoder().decode(Buffer.concat(pieces)));
}
