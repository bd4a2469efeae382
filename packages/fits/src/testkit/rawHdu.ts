/** An HDU byte by byte: records as given, END, padding, data, padding. */
export function rawHdu(records: readonly string[], data: Uint8Array = new Uint8Array(0)): Buffer {
  const text = [...records, 'END'].map((record) => record.padEnd(80)).join('');
  return Buffer.concat([padded(Buffer.from(text, 'latin1'), 0x20), padded(data, 0)]);
}

/** Records of a primary image header. */
export function primary(bitpix: number, axes: readonly number[], ...more: string[]): string[] {
  const lengths = axes.map((length, axis) => `${`NAXIS${axis + 1}`.padEnd(8)}= ${length}`);
  return ['SIMPLE  = T', `BITPIX  = ${bitpix}`, `NAXIS   = ${axes.length}`, ...lengths, ...more];
}

function padded(bytes: Uint8Array, filling: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((2880 - (bytes.length % 2880)) % 2880, filling)]);
}
