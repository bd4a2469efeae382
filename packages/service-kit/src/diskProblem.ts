const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be larger than allowed',
  EROFS: 'the disk is read-only',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
};

/** One sentence for a product that could not be written; anything that is not the disk's fault is thrown on. */
export function diskProblem(error: unknown): string {
  const { code = '', path = '' } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const words = WORDS[code];
  if (words === undefined) throw error;
  return `a product could not be written (${words})${path === '' ? '' : `: ${path}`}`;
}
