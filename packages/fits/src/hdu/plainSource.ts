import type { FileHandle } from 'node:fs/promises';
import type { ByteSource } from './byteSource.js';

export function plainSource(file: FileHandle, size: number): ByteSource {
  let position = 0;

  async function readAt(target: Uint8Array, start: number): Promise<number> {
    let filled = 0;
    while (filled < target.length) {
      const { bytesRead } = await file.read(target, filled, target.length - filled, start + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return filled;
  }

  return {
    fileBytes: size,
    mostBytes: size,
    exact: true,
    get position() {
      return position;
    },
    readAt,
    async read(target) {
      const filled = await readAt(target, position);
      position += filled;
      return filled;
    },
    async skip(bytes) {
      const passed = Math.min(bytes, Math.max(0, size - position));
      position += passed;
      return passed;
    },
    close: () => file.close(),
  };
}
