import { reductionOfRow, type SeriesRow, ServiceKit, stageKey } from '@wombat/service-kit';
import { type Chosen, chooseMasters, type Light, mastersToKeep } from '../domain/index.js';
import { CalibrationTables } from '../projection/calibrationTables.js';
import { type ChosenMasters, ChosenTables, type NamedMaster } from '../projection/chosenTables.js';
import type { KnownMaster } from '../projection/usableMasters.js';
import { plannedMasters } from './plannedMasters.js';

/**
 * The masters of a reduction: chosen once, in the log, and kept, so that masters of nights that come later do not mix
 * in half-way. Of the masters of all nights only those are named that count.
 */
export class SeriesMasters {
  private readonly chosen: ChosenTables;
  private isRefused = false;

  /** `paused`: nights whose frames wait; what they take is chosen when they go on. */
  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: CalibrationTables,
    private readonly paused: () => readonly { night: string }[] = () => [],
  ) {
    this.chosen = new ChosenTables(kit);
  }

  /** Null: nothing was chosen yet. */
  of(series: SeriesRow): ChosenMasters | null {
    return this.chosen.of(series);
  }

  /** Which of its masters a light takes; of those that would be chosen now where none are yet. */
  chooser(series: SeriesRow, lights: readonly Light[]): (light: Light) => Chosen {
    const masters = this.of(series)?.masters ?? this.toChoose(series, lights);
    const rules = this.kit.config.calibration;
    return (light) => chooseMasters(light, masters, rules);
  }

  async choose(series: SeriesRow, lights: readonly Light[]): Promise<void> {
    if (this.paused().some(({ night }) => night === series.night)) return;
    const masters = this.toChoose(series, lights).map(({ night, scan, item, path, sha256 }) => ({
      ...{ night, scan, item },
      product: { path, sha256 },
    }));
    const isDecided = await this.kit.decide({
      id: `${stageKey('calibrate', series)}:chosen`,
      type: 'MastersChosen',
      payload: { reduction: reductionOfRow(series), masters },
      causation: series.eventId,
    });
    if (!isDecided) this.isRefused = true;
  }

  /** Whether, since this was asked last, the log knew something newer of a series, which is to be looked at again. */
  wasRefused(): boolean {
    const wasRefused = this.isRefused;
    this.isRefused = false;
    return wasRefused;
  }

  /** Chosen ones that nobody will tell of again as they were chosen. */
  lost({ missing }: ChosenMasters): readonly NamedMaster[] {
    return missing.filter((named) => !this.isMadeAgain(named));
  }

  private isMadeAgain(named: NamedMaster): boolean {
    if (this.chosen.isTold(named)) return false;
    const isOfScan = this.tables
      .scannedNights()
      .some(({ night, scan }) => night === named.night && scan === named.scan);
    return isOfScan && plannedMasters(this.kit, this.tables, named.night).some(({ item }) => item === named.item);
  }

  private toChoose(series: SeriesRow, lights: readonly Light[]): readonly KnownMaster[] {
    const { kit, tables, chosen } = this;
    return chosen.before(series) ?? mastersToKeep(lights, tables.usableMasters(), kit.config.calibration);
  }
}
