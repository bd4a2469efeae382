import type { FitsFault } from '../fault.js';

/** The fault for an error thrown by the file system or by the gzip reader. Anything else is a bug and is thrown on. */
export function readingFault(error: unknown, offset: number): FitsFault {
  if (!(error instanceof Error) || !('errno' in error) || !('code' in error)) throw error;
  const code = String(error.code);
  if (code === 'Z_BUF_ERROR') return { code: 'truncated', message: 'truncated: the gzip file ends early', offset };
  if (code.startsWith('Z_')) {
    return { code: 'damaged', message: `unreadable: the gzip file is damaged (${error.message})`, offset };
  }
  return { code: 'unreadable', message: `unreadable: ${error.message}`, offset, systemCode: code };
}
