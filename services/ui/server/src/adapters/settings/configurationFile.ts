import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, chown, readFile, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Injectable } from '@nestjs/common';
import { replaceFile } from '@wombat/fits/replace-file';
import { ok, type Result, refuse } from '@wombat/result';
import { messageOf, ServiceKit } from '@wombat/service-kit';

/** The file as it is now. */
export interface ReadFile {
  text: string;
  sha256: string;
}

const WITHOUT =
  'No wombat.yaml was there when the program was started: make one in the folder ./wombat is started from, and start it again.';
const MODE_BITS = 0o7777;
/** Of a line of Linux's /proc/self/mountinfo: where it is mounted. */
const MOUNT_POINT_FIELD = 4;

/** The configuration file this process was given: read as it is now, written wholly or not at all. */
@Injectable()
export class ConfigurationFile {
  constructor(private readonly kit: ServiceKit) {}

  get path(): string {
    return this.kit.settings.file;
  }

  /** An empty text where there is no file. */
  async read(): Promise<Result<ReadFile>> {
    if (this.path === '') return ok(readOf(Buffer.alloc(0)));
    try {
      const bytes = await readFile(this.path);
      if (!Buffer.from(bytes.toString('utf8')).equals(bytes)) return refuse(`${this.path} is not text in UTF-8`);
      return ok(readOf(bytes));
    } catch (error) {
      return refuse(`${this.path} cannot be read: ${messageOf(error)}`);
    }
  }

  /** A sentence; '' where it can be written. */
  async whyUnwritable(): Promise<string> {
    if (this.path === '') return WITHOUT;
    try {
      const file = await realpath(this.path);
      if (!(await stat(file)).isFile()) return `${this.path} is no plain file, and is not written here.`;
      if (await isMounted(file)) return `${this.path} is mounted by itself, and can be changed only where it lies.`;
      await access(file, constants.W_OK);
      await access(dirname(file), constants.W_OK);
      return '';
    } catch (error) {
      return `${this.path} cannot be written from here (${codeOf(error)}): it can be changed only where it lies.`;
    }
  }

  /** Puts this text into it, through a link into what it leads to; owner and mode stay. */
  async write(text: string): Promise<Result<void>> {
    try {
      const file = await realpath(this.path);
      const { mode, uid, gid } = await stat(file);
      await replaceFile(file, { pieces: [Buffer.from(text)], mode: mode & MODE_BITS });
      const made = await stat(file);
      if (made.uid !== uid || made.gid !== gid) await chown(file, uid, gid);
      await chmod(file, mode & MODE_BITS);
      return ok(undefined);
    } catch (error) {
      return refuse(`${this.path} could not be written: ${messageOf(error)}`);
    }
  }
}

function readOf(bytes: Buffer): ReadFile {
  return { text: bytes.toString('utf8'), sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Another file cannot be put in the place of one that is mounted alone, as into a container. */
async function isMounted(file: string): Promise<boolean> {
  const mounts = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '');
  return mounts.split('\n').some((line) => line.split(' ')[MOUNT_POINT_FIELD] === file);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : messageOf(error);
}
