import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { LOG_BYTES, setAside } from './setAside.js';

export interface LogFileOptions {
  /** Told of every line that cannot be written, as on a full disk: it costs nothing but the line. */
  failed: (error: unknown) => void;
  mostBytes?: number;
  idleMilliseconds?: number;
}

/** After so long it is opened anew for the next line: meanwhile a person may have moved or removed it. */
const IDLE_MILLISECONDS = 60_000;

/**
 * A log that is set aside when it is full. Lines are written at once, so that a process that dies has told all it did.
 */
export class LogFile {
  private file: number | null = null;
  private bytes = 0;
  private writtenAt = 0;
  /** The last line was written in part, as on a disk that was filled by it. */
  private isCut = false;

  constructor(
    private readonly path: string,
    private readonly options: LogFileOptions,
  ) {}

  /** One line, with its end. */
  write(line: string): void {
    try {
      const bytes = Buffer.from(this.isCut ? `\n${line}` : line);
      const written = writeSync(this.fileFor(bytes.length), bytes);
      this.writtenAt = performance.now();
      this.bytes += written;
      this.isCut = written < bytes.length;
      if (this.isCut) throw new Error('there was no room for the whole of a line');
    } catch (error) {
      // Opened anew for the next: on a share that was away this one would fail for ever.
      this.close();
      this.options.failed(error);
    }
  }

  private fileFor(bytes: number): number {
    const { mostBytes = LOG_BYTES, idleMilliseconds = IDLE_MILLISECONDS } = this.options;
    const isFresh = performance.now() - this.writtenAt < idleMilliseconds;
    if (this.file !== null && isFresh && this.bytes + bytes <= mostBytes) return this.file;
    this.close();
    setAside(this.path, Math.max(0, mostBytes - bytes));
    const file = openSync(this.path, 'a', 0o600);
    this.file = file;
    this.bytes = fstatSync(file).size;
    return file;
  }

  private close(): void {
    const { file } = this;
    this.file = null;
    if (file !== null) closeSync(file);
  }
}
