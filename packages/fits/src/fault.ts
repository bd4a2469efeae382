import type { Result } from '@wombat/result';

export type FitsFaultCode =
  /** The file system did not let it be read, now. */
  | 'unreadable'
  /** Packed bytes that cannot be unpacked. */
  | 'damaged'
  | 'empty'
  | 'not-fits'
  | 'truncated'
  | 'no-image'
  | 'unsupported'
  | 'bad-header'
  | 'outside';

/** What is wrong with a file: a sentence for the observer, and the byte (of the uncompressed file) where it shows. */
export interface FitsFault {
  code: FitsFaultCode;
  message: string;
  offset: number;
  /** The operating system's word where it did not let the file be read: EACCES, EIO ... */
  systemCode?: string;
}

export type FitsResult<T> = Result<T, FitsFault>;
