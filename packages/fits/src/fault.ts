export type FitsFaultCode =
  | 'unreadable'
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
}

export type FitsResult<T> = { ok: true; value: T } | { ok: false; fault: FitsFault };

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function faulty(fault: FitsFault): { ok: false; fault: FitsFault } {
  return { ok: false, fault };
}
