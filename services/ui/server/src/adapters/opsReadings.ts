import { open, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { readRestarts, readRunFile, ServiceKit } from '@wombat/service-kit';
import { olderLog } from '@wombat/service-kit/set-aside';
import type { Disk, LogLine, OpsProcess, OpsRestarts } from '../domain/contract.js';
import { lastErrors, logLines, newestLines, PIPELINE_SERVICES } from '../domain/index.js';
import { NightSizes } from './nightSizes.js';
import { unlessMissing } from './unlessMissing.js';

/** Of the end of each log: some hundred lines that tell of no trouble, and the troubles among them. */
const TAIL_BYTES = 256 * 1024;
const LINES = { most: 200, ofEach: 20, troublesOfEach: 50 };
/** What processes print beside their logs, what was set aside, and what the broker writes, are no lines of ours. */
const OUR_LOG = /^(?!nats-server\.)[^.]+\.log$/;

/** What this computer tells of the program, without asking any service. */
@Injectable()
export class OpsReadings {
  private readonly nights: NightSizes;

  constructor(private readonly kit: ServiceKit) {
    this.nights = new NightSizes(kit.data, () => kit.now());
  }

  /** Data and home, once where they share a disk; a folder that is away is left out. */
  async disks(): Promise<Disk[]> {
    const [data, home, ofNight] = await Promise.all([
      diskOf(this.kit.data),
      diskOf(this.kit.home),
      this.nights.average(),
    ]);
    const told = ({ freeBytes, totalBytes }: MountedDisk, holds: Disk['holds']) => {
      return { holds, freeBytes, totalBytes, nightBytes: holds === 'home' ? null : ofNight };
    };
    if (data !== null && data.device === home?.device) return [told(home, 'data and home')];
    return [...(data === null ? [] : [told(data, 'data')]), ...(home === null ? [] : [told(home, 'home')])];
  }

  async processes(): Promise<OpsProcess[]> {
    const running = await Promise.all(
      [...PIPELINE_SERVICES, 'ui'].map(async (service) => {
        const pid = readRunFile(this.kit.home, service)?.pid;
        const written = await unlessMissing(() => stat(join(this.kit.home, 'run', `${service}.json`)));
        return pid === undefined || written === null ? [] : [{ service, pid, startedAt: written.mtime.toISOString() }];
      }),
    );
    return running.flat();
  }

  restarts(): OpsRestarts[] | null {
    const restarts = readRestarts(this.kit.home);
    return restarts === null ? null : Object.entries(restarts).map(([program, of]) => ({ program, ...of }));
  }

  /** What the logs end with. */
  async logs(): Promise<{ lines: LogLine[]; errors: LogLine[] }> {
    const folder = join(this.kit.home, 'logs');
    const names = (await unlessMissing(() => readdir(folder))) ?? [];
    const texts = await Promise.all(
      names.filter((name) => OUR_LOG.test(name)).map((name) => tailOfLog(join(folder, name))),
    );
    const logs = texts.map((text) => logLines(text, LINES.most));
    return { lines: newestLines(logs, LINES), errors: lastErrors(logs) };
  }
}

interface MountedDisk {
  device: number;
  freeBytes: number;
  totalBytes: number;
}

function diskOf(folder: string): Promise<MountedDisk | null> {
  return unlessMissing(async () => {
    const [{ dev: device }, { bavail, blocks, bsize }] = await Promise.all([stat(folder), statfs(folder)]);
    return { device, freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  });
}

/** A log that was set aside just now goes on in the file before it. */
async function tailOfLog(path: string): Promise<string> {
  const text = (await unlessMissing(() => tailOf(path, TAIL_BYTES))) ?? '';
  const left = TAIL_BYTES - text.length;
  if (left <= 0) return text;
  return `${(await unlessMissing(() => tailOf(olderLog(path, 1), left))) ?? ''}${text}`;
}

async function tailOf(path: string, most: number): Promise<string> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const buffer = Buffer.alloc(Math.min(size, most));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
