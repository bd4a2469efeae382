import { checkpointOf } from '@wombat/eventlog';
import { EachAlone, reductionOfRow, ServiceKit, SOFTWARE, seriesTitle, stageKey } from '@wombat/service-kit';
import { chooseMasters, type Master, masterChanges, masterReach, oneOfEach, usedMasters } from '../domain/index.js';
import { type CalibratedSeries, CalibrationTables } from '../projection/calibrationTables.js';
import { ComparedSeries } from '../projection/comparedSeries.js';

/** So many series are compared in a pass: between passes the service answers. */
const MOST_IN_A_PASS = 10;

/** Says of calibrated series that masters have changed since, or that nearer ones have come; nothing is made anew. */
export class RechosenMasters {
  private readonly compared: ComparedSeries;
  private readonly alone: EachAlone;
  /** Where the log stood when nothing was left to be compared. */
  private doneAt = -1;

  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: CalibrationTables,
  ) {
    this.alone = new EachAlone(kit);
    this.compared = new ComparedSeries(kit);
  }

  /** Whether there are series left to be compared in another pass. */
  async tell(): Promise<boolean> {
    const { tables, compared } = this;
    const at = checkpointOf(this.kit.store, 'events');
    if (at === this.doneAt) return false;
    const nights = tables.scannedNights();
    if (nights.length === 0 || nights.some((night) => night.mastersScan < night.scan)) return false;
    compared.review(nights, JSON.stringify([SOFTWARE, this.kit.config.calibration]));
    const open = tables.notCompared(MOST_IN_A_PASS + 1);
    const next = open.slice(0, MOST_IN_A_PASS);
    const masters = next.length === 0 ? [] : tables.usableMasters();
    await this.alone.each(next, nameOf, async (series) => {
      // One that throws would throw again, until masters change: a series that is done is not halted for it.
      compared.enter(series, 0);
      if (!(await this.tellOf(series, masters))) compared.forget(series);
    });
    const isLeft = open.length > next.length;
    if (!isLeft && (next.length === 0 || tables.notCompared(1).length === 0)) this.doneAt = at;
    return isLeft;
  }

  /** False: the log knew something newer, look again. */
  private async tellOf(series: CalibratedSeries, masters: readonly Master[]): Promise<boolean> {
    const rules = this.kit.config.calibration;
    const lights = oneOfEach(this.tables.lights(series));
    const chosen = lights.map((light) => chooseMasters(light, masters, rules));
    this.compared.enter(series, masterReach(lights, chosen, rules));
    const changes = masterChanges(series.outcome, usedMasters(chosen));
    const { times, changes: told } = this.tables.toldMasters(series);
    if (JSON.stringify(changes) === JSON.stringify(told)) return true;
    return this.kit.decide({
      id: `${keyOf(series)}:masters:${times + 1}`,
      type: 'MastersRechosen',
      payload: { reduction: reductionOfRow(series), changes },
      causation: series.eventId,
    });
  }
}

function nameOf(series: CalibratedSeries): string {
  return `today's masters of ${seriesTitle(series)}`;
}

function keyOf(series: CalibratedSeries): string {
  return stageKey('calibrate', series);
}
