import assert from 'node:assert/strict';
import { limitedText } from './limitedText.js';

const bytes = (text: string) => new TextEncoder().encode(text);

/** An answer that goes on for ever; `asked` counts the pieces that were wanted. */
function endless(piece: Uint8Array) {
  const seen = { asked: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      seen.asked++;
      controller.enqueue(piece);
    },
    cancel: () => {
      seen.cancelled = true;
    },
  });
  return { response: new Response(body), seen };
}

describe('the text of an answer', () => {
  it('is read whole up to the limit, also where a letter is cut by the pieces', async () => {
    const text = 'δ Cephei';
    const all = bytes(text);
    const body = ReadableStream.from([all.slice(0, 1), all.slice(1)]);
    assert.deepEqual(await limitedText(new Response(body), all.length), { ok: true, value: text });
    assert.deepEqual(await limitedText(new Response(null)), { ok: true, value: '' });
    assert.deepEqual(await limitedText(new Response('\uFEFF{}')), { ok: true, value: '{}' });
  });

  it('is refused past it', async () => {
    const read = await limitedText(new Response('12345'), 4);
    assert.equal(read.ok, false);
  });

  it('is broken off where it does not end, and says why', async () => {
    const { response, seen } = endless(new Uint8Array(100_000));
    const read = await limitedText(response);
    assert.match(read.ok ? '' : read.fault.message, /^sent more than 4 MB/);
    assert.ok(seen.cancelled);
    assert.ok(seen.asked < 50, `${seen.asked}`);
  });
});
