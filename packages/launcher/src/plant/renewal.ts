import { existsSync, rmSync } from 'node:fs';
import { restartRequestFile } from '@wombat/service-kit/run-file';
import type { Request } from '../arguments.js';
import { readPlaces } from '../places/readPlaces.js';
import type { Plant } from './plant.js';

export interface RenewalParts {
  request: Request;
  home: string;
  plant: Pick<Plant, 'renew'>;
  /** Tells the observer, one line. */
  say: (text: string) => void;
}

/** Starts everything again where the page asks for it, with the configuration as it is then. */
export class Renewal {
  /** What an earlier run was asked and did not come to is done by its end. */
  constructor(private readonly parts: RenewalParts) {
    rmSync(restartRequestFile(parts.home), { force: true });
  }

  /** Whether everything was started again. A configuration that cannot be read is told, and what runs goes on. */
  async whereAsked(): Promise<boolean> {
    const { request, home, plant, say } = this.parts;
    const file = restartRequestFile(home);
    if (!existsSync(file)) return false;
    rmSync(file, { force: true });
    const read = readPlaces(request, process.env);
    if (!read.ok) {
      for (const sentence of read.fault.sentences) say(`nothing is started again: ${sentence}`);
      return false;
    }
    say('starting everything again, as the page asked, with the configuration as it is now ...');
    await plant.renew(read.value.config);
    return true;
  }
}
