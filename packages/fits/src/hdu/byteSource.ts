/** The bytes of a file from front to back, whatever wraps them. */
export interface ByteSource {
  /** Of the file itself, as it lies on the disk. */
  readonly fileBytes: number;
  /** More bytes than this cannot come: the file's size, or the most its compressed bytes can unfold to. */
  readonly mostBytes: number;
  /** True when `mostBytes` is what is really there. */
  readonly exact: boolean;
  /** The next byte `read` gives, counted in the unpacked file. */
  readonly position: number;
  /** Fills the target; the answer is smaller than its length only where the file ends. */
  read(target: Uint8Array): Promise<number>;
  /** Where the file is not packed: the same at any place, `position` left alone. */
  readonly readAt?: (target: Uint8Array, position: number) => Promise<number>;
  /** Passes over bytes; the answer is smaller than asked only where the file ends. */
  skip(bytes: number): Promise<number>;
  close(): Promise<void>;
}
