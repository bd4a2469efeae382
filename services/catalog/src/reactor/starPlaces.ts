import { isAhead } from '@wombat/eventlog';
import { EachAlone, type ServiceKit } from '@wombat/service-kit';
import type { AavsoClients } from '../adapters/aavsoClients.js';
import { configuredTarget, observersWord, targetNames } from '../domain/index.js';
import type { CatalogTables } from '../projection/catalogTables.js';
import { identifyTarget } from './identifyTarget.js';

const MILLISECONDS_PER_MINUTE = 60_000;

/**
 * Tells where VSX has the stars of folders whose frames are still to be solved, so that a wrong place in their headers
 * is overcome. Nothing waits for it: what VSX does not answer or does not know is left to the solver.
 */
export class StarPlaces {
  /** Folders that this process has asked for. */
  private readonly asked = new Set<string>();
  private askNotBefore = 0;
  private readonly alone: EachAlone;

  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: CatalogTables,
    private readonly clients: AavsoClients,
  ) {
    this.alone = new EachAlone(kit);
  }

  async tell(): Promise<void> {
    const open = this.tables.unplaced().filter((folder) => !this.asked.has(folder));
    await this.alone.each(open, nameOf, async (folder) => {
      if (isAhead(this.askNotBefore, this.kit.now().getTime(), this.waitMilliseconds)) return;
      // One that throws would throw again: the solver does without.
      this.asked.add(folder);
      if (await this.place(folder)) return;
      this.asked.delete(folder);
      this.askNotBefore = this.kit.now().getTime() + this.waitMilliseconds;
    });
  }

  private get waitMilliseconds(): number {
    return (this.kit.config.aavso.retryMinutes[0] ?? 1) * MILLISECONDS_PER_MINUTE;
  }

  /** False where VSX did not answer. */
  private async place(folder: string): Promise<boolean> {
    const configured = configuredTarget(this.kit.config.targets[folder]);
    // The solver reads a configured place itself.
    if (configured.position !== null) return true;
    const entry = observersWord(configured, this.tables.alias(folder));
    const { resolution } = await identifyTarget({
      ...{ folderName: folder, configured: entry, names: targetNames(folder, entry) },
      ...{ frames: [], vsx: this.clients.vsx, offer: false },
    });
    if (resolution.outcome === 'unavailable') return false;
    if (resolution.outcome !== 'found') return true;
    const { star, raDegrees, decDegrees } = resolution.target;
    await this.kit.decide({
      id: `place/${folder}`,
      type: 'StarPlaced',
      payload: { folder, name: star?.name ?? '', raDegrees, decDegrees },
    });
    return true;
  }
}

function nameOf(folder: string): string {
  return `the place of ${folder}`;
}
