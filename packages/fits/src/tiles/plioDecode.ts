const HEADER_WORDS = 7;

/**
 * Unpacks PLIO_1, the line lists of IRAF's pixel masks (FITS 4.0, section 10.4.4): 16-bit instructions that change a
 * value or lay a run of pixels. False where the list is none or its instructions lead outside it.
 */
export function plioDecode(bytes: Uint8Array, pixels: Int32Array): boolean {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const there = bytes.byteLength >> 1;
  const word = (at: number) => words.getInt16(at * 2);
  pixels.fill(0);
  if (there < 3) return false;
  const old = word(2) > 0;
  if (!old && there < HEADER_WORDS) return false;
  const length = old ? word(2) : (word(4) << 15) + word(3);
  const first = old ? 3 : word(1);
  if (length > there || first < 0) return false;
  let value = 1;
  let at = 0;
  for (let index = first; index < length && at < pixels.length; index++) {
    const instruction = words.getUint16(index * 2);
    const operation = instruction >> 12;
    const data = instruction & 0xfff;
    if (operation === 1) {
      if (++index >= length) return false;
      value = (word(index) << 12) + data;
    } else if (operation === 2) value += data;
    else if (operation === 3) value -= data;
    else if (operation === 6 || operation === 7) {
      value += operation === 6 ? data : -data;
      pixels[at++] = value;
    } else if (operation === 0 || operation === 4 || operation === 5) {
      const end = at + data;
      if (operation === 4) pixels.fill(value, at, Math.min(end, pixels.length));
      else if (operation === 5 && data > 0 && end <= pixels.length) pixels[end - 1] = value;
      at = end;
    } else return false;
  }
  return true;
}
