import { writeFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { readRunFile, ServiceKit } from '@wombat/service-kit';
import { restartRequestFile } from '@wombat/service-kit/run-file';

/** Asks the launcher that started this process to start all of us again. */
@Injectable()
export class ApplyRequest {
  constructor(private readonly kit: ServiceKit) {}

  /** Whether a launcher started this process; in containers none does. */
  get canAsk(): boolean {
    return readRunFile(this.kit.home, 'launcher')?.pid === process.ppid;
  }

  async ask(): Promise<void> {
    await writeFile(restartRequestFile(this.kit.home), '');
  }
}
