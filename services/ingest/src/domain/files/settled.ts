export interface SeenFile {
  path: string;
  size: number;
  modifiedMilliseconds: number;
  /** Since when we have seen it with this size. */
  sinceMilliseconds: number;
}

/** A file as it is seen now, after it was seen `before`: it is still as long as size and time stamp stay the same. */
export function seenAgain(
  { path, size, modifiedMilliseconds }: Omit<SeenFile, 'sinceMilliseconds'>,
  before: SeenFile | undefined,
  nowMilliseconds: number,
): SeenFile {
  const same = before?.size === size && before.modifiedMilliseconds === modifiedMilliseconds;
  return { path, size, modifiedMilliseconds, sinceMilliseconds: same ? before.sinceMilliseconds : nowMilliseconds };
}

/** A file counts when it has been still for the settle time: by its own time stamp, or by what we have seen of it. */
export function isStill(file: SeenFile, nowMilliseconds: number, settleSeconds: number): boolean {
  const quiet = Math.max(nowMilliseconds - file.modifiedMilliseconds, nowMilliseconds - file.sinceMilliseconds);
  return quiet >= settleSeconds * 1000;
}

/** A night counts when every one of its files is still for the night's settle time. */
export function isNightSettled(files: readonly SeenFile[], nowMilliseconds: number, settleSeconds: number): boolean {
  return files.every((file) => isStill(file, nowMilliseconds, settleSeconds));
}
