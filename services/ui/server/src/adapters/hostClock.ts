import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import { ServiceKit } from '@wombat/service-kit';
import type { ClockAnswer } from '../domain/contract.js';
import { isSynchronised } from '../domain/index.js';

const execute = promisify(execFile);
const PATIENCE_MILLISECONDS = 2_000;

/** The clock of this computer, with what its system says of it. */
@Injectable()
export class HostClock {
  constructor(private readonly kit: ServiceKit) {}

  async read(): Promise<ClockAnswer> {
    const synchronised = isSynchronised(await this.said());
    // Last: whoever asks has the shortest time between that and the answer.
    return { isSynchronised: synchronised, now: this.kit.now().toISOString() };
  }

  /** '' where nobody can be asked, as in containers, on macOS, or without systemd. */
  private async said(): Promise<string> {
    const question = ['show', '--property=NTPSynchronized', '--value'];
    try {
      return (await execute('timedatectl', question, { timeout: PATIENCE_MILLISECONDS })).stdout;
    } catch (error) {
      this.kit.logger.debug(`the system does not say whether its clock is set by the network: ${String(error)}`);
      return '';
    }
  }
}
