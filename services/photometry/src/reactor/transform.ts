import type { Batch } from '@wombat/eventlog';
import {
  lastPointChange,
  type ProgressLine,
  SeriesGuard,
  ServiceKit,
  stageKey,
  type WorkStage,
} from '@wombat/service-kit';
import { otherFilters } from '../projection/otherFilters.js';
import { PhotometryTables } from '../projection/photometryTables.js';
import { makersHere, type SeriesMakers } from './seriesMakers.js';

/** Standard magnitudes, the gate a person sees, and the AAVSO report. Not done by workers: it is of a whole series. */
export class TransformStage implements WorkStage {
  readonly stage = 'transform';

  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: PhotometryTables,
    private readonly guard = new SeriesGuard(kit),
    private readonly makers: SeriesMakers = makersHere(kit, tables),
  ) {}

  async conclude(): Promise<void> {
    await this.guard.each(this.stage, this.tables.inState('measured'), async (series) => {
      if (this.tables.hasUnmeasuredSibling(series)) return;
      const pointsId = lastPointChange(this.kit.store, series);
      const others = otherFilters(this.kit.store, series);
      const made = await this.makers.transform(series);
      if (made.ok) {
        await this.kit.decide({
          id: [stageKey('transform', series), 'done', pointsId, others].filter((part) => part !== '').join(':'),
          type: 'MagnitudesTransformed',
          payload: { ...made.value, pointsId, otherFilters: others },
          causation: pointsId === '' ? series.eventId : pointsId,
        });
      } else {
        const { code, message: reason } = made.fault;
        await this.kit.halt(series, { stage: 'transform', code, reason, pointsId, occasion: others });
      }
    });
  }

  waitingFor(): [] {
    return [];
  }

  batches(): Batch[] {
    return [];
  }

  async giveUp(): Promise<void> {}

  progress(): ProgressLine[] {
    return [];
  }
}
