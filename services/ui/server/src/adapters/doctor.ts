import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { CheckupAnswer } from '../domain/contract.js';

const execute = promisify(execFile);

/** The launcher of this installation: what its doctor finds on the command line is what the page shows. */
const LAUNCHER = fileURLToPath(new URL('../../../../../packages/launcher/dist/bundle/main.js', import.meta.url));

/** It asks VSX and VSP, which may take their time to be silent. */
const PATIENCE_MILLISECONDS = 60_000;

/** Asks the doctor, one question at a time: whoever asks meanwhile is given the same answer. */
@Injectable()
export class Doctor {
  private asked: Promise<CheckupAnswer> | null = null;

  checkup(): Promise<CheckupAnswer> {
    this.asked ??= examine().finally(() => {
      this.asked = null;
    });
    return this.asked;
  }
}

/** With the home, the data and the configuration this process was given. Throws where the doctor does not answer. */
async function examine(): Promise<CheckupAnswer> {
  const options = { timeout: PATIENCE_MILLISECONDS, maxBuffer: 4_000_000 };
  const { stdout } = await execute(process.execPath, [LAUNCHER, 'doctor', '--json'], options).catch(withFaults);
  return JSON.parse(stdout) as CheckupAnswer;
}

/** Exit code 1 says that there are faults among the findings. */
function withFaults(error: unknown): { stdout: string } {
  if (error instanceof Error && 'code' in error && error.code === 1 && 'stdout' in error && error.stdout !== '')
    return { stdout: String(error.stdout) };
  throw error;
}
