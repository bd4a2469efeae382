/** Where nothing can be written nothing can be claimed, nor made: whoever makes products there says so. */
export const CANNOT_WRITE = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'];

/** Null where it was done; else the code by which the operating system refused it. */
export function faultOf(act: () => void): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
    throw error;
  }
}
