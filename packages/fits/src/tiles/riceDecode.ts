/** Bits of a block's code, its largest code and the bits of a pixel written as it is, by bytes a pixel. */
const CODINGS: Record<1 | 2 | 4, { codeBits: number; rawCode: number; pixelBits: number }> = {
  1: { codeBits: 3, rawCode: 6, pixelBits: 8 },
  2: { codeBits: 4, rawCode: 14, pixelBits: 16 },
  4: { codeBits: 5, rawCode: 25, pixelBits: 32 },
};

export interface RiceCoding {
  readonly bytesPerPixel: 1 | 2 | 4;
  readonly blockPixels: number;
}

/**
 * Unpacks RICE_1 (FITS 4.0, section 10.4.1; Rice, Yeh and Miller 1993): the first pixel as it is, then blocks of
 * differences, each a unary and a binary part. False where the bytes end before the pixels do.
 */
export function riceDecode(bytes: Uint8Array, pixels: Int32Array, { bytesPerPixel, blockPixels }: RiceCoding): boolean {
  const { codeBits, rawCode, pixelBits } = CODINGS[bytesPerPixel];
  const length = bytes.length;
  if (length < bytesPerPixel) return false;
  const unused = 32 - pixelBits;
  let last = 0;
  for (let at = 0; at < bytesPerPixel; at++) last = (last << 8) | (bytes[at] ?? 0);
  let next = bytesPerPixel;
  // The bits not yet used, at the top of a 32-bit word, and how many of them there are.
  let word = 0;
  let have = 0;
  for (let start = 0; start < pixels.length; ) {
    while (have <= 24) {
      word |= (next < length ? (bytes[next] ?? 0) : 0) << (24 - have);
      next++;
      have += 8;
    }
    const code = (word >>> (32 - codeBits)) - 1;
    word <<= codeBits;
    have -= codeBits;
    const end = Math.min(start + blockPixels, pixels.length);
    if (code < 0) {
      pixels.fill(wrapped(last, unused, bytesPerPixel), start, end);
    } else {
      for (let at = start; at < end; at++) {
        let difference = 0;
        if (code === rawCode) {
          for (let bits = pixelBits; bits > 0; bits -= 8) {
            while (have <= 24) {
              word |= (next < length ? (bytes[next] ?? 0) : 0) << (24 - have);
              next++;
              have += 8;
            }
            difference = (difference << 8) | (word >>> 24);
            word <<= 8;
            have -= 8;
          }
        } else {
          while (have <= 24) {
            word |= (next < length ? (bytes[next] ?? 0) : 0) << (24 - have);
            next++;
            have += 8;
          }
          let zeros = Math.clz32(word);
          if (zeros < have) {
            word = (word << zeros) << 1;
            have -= zeros + 1;
          } else {
            zeros = have;
            word = 0;
            have = 0;
            for (;;) {
              if (next >= length) return false;
              const byte = bytes[next++] ?? 0;
              if (byte === 0) {
                zeros += 8;
                continue;
              }
              const more = Math.clz32(byte) - 24;
              zeros += more;
              have = 7 - more;
              word = have === 0 ? 0 : byte << (32 - have);
              break;
            }
          }
          if (code > 0) {
            while (have <= 24) {
              word |= (next < length ? (bytes[next] ?? 0) : 0) << (24 - have);
              next++;
              have += 8;
            }
            difference = (zeros << code) | (word >>> (32 - code));
            word <<= code;
            have -= code;
          } else difference = zeros;
        }
        last = (last + ((difference >>> 1) ^ -(difference & 1))) | 0;
        pixels[at] = wrapped(last, unused, bytesPerPixel);
      }
    }
    start = end;
    // Zeros were read for bytes that are not there.
    if (next - (have >> 3) > length) return false;
  }
  return true;
}

/** A difference may run over the pixel's own range; bytes are unsigned, longer pixels signed. */
function wrapped(value: number, unused: number, bytesPerPixel: number): number {
  return bytesPerPixel === 1 ? value & 0xff : (value << unused) >> unused;
}
