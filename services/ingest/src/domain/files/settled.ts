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
  return quietMilliseconds(file, nowMilliseconds) >= settleSeconds * 1000;
}

function quietMilliseconds({ modifiedMilliseconds, sinceMilliseconds }: SeenFile, nowMilliseconds: number): number {
  return Math.max(nowMilliseconds - modifiedMilliseconds, nowMilliseconds - sinceMilliseconds);
}

/** A night counts when every one of its files is still for the night's settle time. */
export function isNightSettled(files: readonly SeenFile[], nowMilliseconds: number, settleSeconds: number): boolean {
  return files.every((file) => isStill(file, nowMilliseconds, settleSeconds));
}

/** A folder with new files that are waited with. */
export interface FillingFolder {
  folder: string;
  /** All of its files. */
  members: readonly SeenFile[];
  /** How many of them are waited with. */
  files: number;
  settleSeconds: number;
  /** A person does not want to wait. */
  begun: boolean;
}

/** How long ago the last file of a folder came or changed, and how long it is waited for still. */
export function fillingTimes(
  { members, settleSeconds }: Pick<FillingFolder, 'members' | 'settleSeconds'>,
  nowMilliseconds: number,
) {
  const lastFileSecondsAgo = Math.min(...members.map((file) => quietMilliseconds(file, nowMilliseconds))) / 1000;
  return { lastFileSecondsAgo, beginsInSeconds: Math.max(0, settleSeconds - lastFileSecondsAgo) };
}

/**
 * The paths of the files to take of a night a person has begun: all of them, once each is still for as long as a single
 * file must be; where they keep coming, those that are, after as long.
 */
export function filesToBegin(
  files: readonly SeenFile[],
  nowMilliseconds: number,
  { begunMilliseconds, fileSettleSeconds }: { begunMilliseconds: number; fileSettleSeconds: number },
): string[] {
  const still = files.filter((file) => isStill(file, nowMilliseconds, fileSettleSeconds));
  const waited = nowMilliseconds - begunMilliseconds >= fileSettleSeconds * 1000;
  return still.length === files.length || waited ? still.map(({ path }) => path) : [];
}
