import { read } from 'node:fs';
import { promisify } from 'node:util';

const readAt = promisify(read);

/** Reads under way at a time: as many as Node's pool has threads. */
const LANES = 4;

/** Memory for one read at a time, used again and again: fresh memory costs more than the reading does. */
class Lane {
  private memory = new ArrayBuffer(0);

  ofBytes(count: number): Buffer {
    if (this.memory.byteLength < count) this.memory = new ArrayBuffer(count);
    return Buffer.from(this.memory, 0, count);
  }
}

const free = Array.from({ length: LANES }, () => new Lane());
const waiting: ((lane: Lane) => void)[] = [];

/** Bytes of a file that belong together, e.g. the rows of a cut-out with what lies between them. */
export interface Band {
  readonly file: number;
  readonly position: number;
  readonly bytes: number;
}

/**
 * Reads a band while the caller goes on; what `take` makes of it is given back, the bytes themselves are overwritten by
 * the next read. Throws where the file ends before the band does.
 */
export async function readBand<Taken>(band: Band, take: (bytes: Buffer) => Taken): Promise<Taken> {
  const lane = free.pop() ?? (await new Promise<Lane>((resolve) => waiting.push(resolve)));
  try {
    const bytes = lane.ofBytes(band.bytes);
    for (let filled = 0; filled < bytes.length; ) {
      const { bytesRead } = await readAt(band.file, bytes, filled, bytes.length - filled, band.position + filled);
      if (bytesRead === 0) throw new Error('the file became shorter while it was read');
      filled += bytesRead;
    }
    return take(bytes);
  } finally {
    const next = waiting.shift();
    if (next) next(lane);
    else free.push(lane);
  }
}
