import { EachAlone, reductionOfRow, ServiceKit, seriesTitle, stageKey } from '@wombat/service-kit';
import { chooseMasters, type Light, type Master, masterChanges, usedMasters } from '../domain/index.js';
import { type CalibratedSeries, CalibrationTables } from '../projection/calibrationTables.js';

/** So many series are compared in a pass: between passes the service answers. */
const MOST_IN_A_PASS = 10;

/** Says of calibrated series that masters have changed since, or that nearer ones have come; nothing is made anew. */
export class RechosenMasters {
  /** What the masters were when a series was compared with them; the key is that of its revision. */
  private readonly compared = new Map<string, string>();
  private readonly alone: EachAlone;

  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: CalibrationTables,
  ) {
    this.alone = new EachAlone(kit);
  }

  /** Whether there are series left to be compared in another pass. */
  async tell(): Promise<boolean> {
    const nights = this.tables.scannedNights();
    if (nights.length === 0 || nights.some((night) => night.mastersScan < night.scan)) return false;
    const standing = JSON.stringify(nights.map(({ night, mastersScan }) => [night, mastersScan]));
    const open = this.tables.calibrated().filter((series) => this.compared.get(keyOf(series)) !== standing);
    const next = open.slice(0, MOST_IN_A_PASS);
    const masters = next.length === 0 ? [] : this.tables.usableMasters();
    await this.alone.each(next, nameOf, async (series) => {
      // One that throws would throw again, until masters change: a series that is done is not halted for it.
      this.compared.set(keyOf(series), standing);
      if (!(await this.tellOf(series, masters))) this.compared.delete(keyOf(series));
    });
    return open.length > next.length;
  }

  /** False: the log knew something newer, look again. */
  private async tellOf(series: CalibratedSeries, masters: readonly Master[]): Promise<boolean> {
    const changes = this.changes(series, masters);
    const { times, changes: told } = this.tables.toldMasters(series);
    if (JSON.stringify(changes) === JSON.stringify(told)) return true;
    return this.kit.decide({
      id: `${keyOf(series)}:masters:${times + 1}`,
      type: 'MastersRechosen',
      payload: { reduction: reductionOfRow(series), changes },
      causation: series.eventId,
    });
  }

  private changes(series: CalibratedSeries, masters: readonly Master[]): string[] {
    const rules = this.kit.config.calibration;
    const lights = oneOfEach(this.tables.lights(series));
    return masterChanges(series.outcome, usedMasters(lights.map((light) => chooseMasters(light, masters, rules))));
  }
}

function nameOf(series: CalibratedSeries): string {
  return `today's masters of ${seriesTitle(series)}`;
}

function keyOf(series: CalibratedSeries): string {
  return stageKey('calibrate', series);
}

/** Without those that ask for the same: what differs from frame to frame alone is not looked at for masters. */
function oneOfEach<L extends Light>(lights: readonly L[]): L[] {
  const asks = ({ night, filter, meta }: L) => {
    const { startJdUtc, midJdUtc, raHintDegrees, decHintDegrees, timeProblem, rotatorDegrees, ...asked } = meta;
    return JSON.stringify({ night, filter, asked });
  };
  return [...new Map(lights.toReversed().map((light) => [asks(light), light])).values()].toReversed();
}
