import { readSync } from 'node:fs';

/** Bytes that lie in a file at even distances. */
export interface ScatteredRows {
  readonly position: number;
  readonly stride: number;
  readonly rowBytes: number;
  readonly rows: number;
}

/** Reads the rows alone, packed, while the caller waits. Throws where the file ends before they do. */
export function readRows(file: number, { position, stride, rowBytes, rows }: ScatteredRows): Buffer {
  const packed = Buffer.from(new ArrayBuffer(rows * rowBytes));
  for (let row = 0; row < rows; row++) {
    for (let filled = 0; filled < rowBytes; ) {
      const got = readSync(file, packed, row * rowBytes + filled, rowBytes - filled, position + row * stride + filled);
      if (got === 0) throw new Error('the file became shorter while it was read');
      filled += got;
    }
  }
  return packed;
}
