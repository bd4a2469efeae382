/** Says on a terminal how far the frames are; nothing where standard error is no terminal. */
export function progress(done: number, all: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done < all ? `\r${done} of ${all} frames` : '\r\u001b[K');
}
