import { access } from 'node:fs/promises';
import { join } from 'node:path';

/** So long an answer of the disk is believed. */
const BELIEVED_MILLISECONDS = 60_000;

export interface MissingFilesParts {
  data: string;
  now: () => Date;
  /** Told once of every file that is found missing. */
  say: (sentence: string) => void;
}

/** Which of the files that were made are not on the disk any more; somebody tidied up, say. */
export class MissingFiles {
  private readonly known = new Map<string, { missing: boolean; until: number }>();

  constructor(private readonly parts: MissingFilesParts) {}

  /** Those of these paths, relative to the data root, that are not there; '' stands for no file. */
  async among(paths: readonly string[]): Promise<string[]> {
    const named = [...new Set(paths)].filter((path) => path !== '');
    const missing = await Promise.all(named.map((path) => this.isMissing(path)));
    return named.filter((_, index) => missing[index]);
  }

  private async isMissing(path: string): Promise<boolean> {
    const before = this.known.get(path);
    const now = this.parts.now().getTime();
    if (before !== undefined && now < before.until) return before.missing;
    const missing = !(await isThere(join(this.parts.data, path)));
    this.known.set(path, { missing, until: now + BELIEVED_MILLISECONDS });
    if (missing && before?.missing !== true) {
      this.parts.say(`${path} is not on the disk any more: reduce its series again`);
    }
    return missing;
  }
}

/** Only what is certainly not there is missing: a disk that is away, or not to be read, is another trouble. */
async function isThere(place: string): Promise<boolean> {
  try {
    await access(place);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}
