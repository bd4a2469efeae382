import type { FileHandle } from 'node:fs/promises';
import type { ByteSource } from './byteSource.js';

export function plainSource(file: FileHandle, size: number): ByteSource {
  let position = 0;
  return {
    mostBytes: size,
    exact: true,
    async read(target) {
      let filled = 0;
      while (filled < target.length) {
        const { bytesRead } = await file.read(target, filled, target.length - filled, position);
        if (bytesRead === 0) break;
        filled += bytesRead;
        position += bytesRead;
      }
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
