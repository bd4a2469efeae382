import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { frameSubject, readSubject } from '@wombat/eventlog';
import { ok, type Result, refuse } from '@wombat/result';
import { type SeriesRow, type ServiceKit, seriesTitle } from '@wombat/service-kit';
import type { IngestTables } from '../projection/ingestTables.js';
import { type TakenOver, takenOver } from './takenOver.js';

const NOT_KEPT = 'its calibrated frames are not kept (calibration.keepFrames)';
const FACTS = ['FrameSolved', 'FrameCalibrated', 'FrameFailed'] as const;

/** Calibrated and solved frames of the revision before, for one that begins after them. */
export class SolvedFrames {
  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: IngestTables,
  ) {}

  /** Refused where not every frame has come so far in the revision before, or none is there any more. */
  async before(next: SeriesRow): Promise<Result<TakenOver>> {
    const recorded = await Promise.all(
      FACTS.map((type) => readSubject(this.kit.broker, 'frames', frameSubject(type, next.night, next))),
    );
    const told = takenOver(recorded.flat(), next);
    const lights = this.tables.lights(next).map(({ path }) => path);
    const why = this.tables.isReleased(next, next.revision - 1) ? NOT_KEPT : this.objection(told, lights);
    if (why === null) return ok(told);
    return refuse(`${seriesTitle(next)} cannot be reduced from select on: ${why}; reduce it from calibrate on`);
  }

  private objection({ products, frames }: TakenOver, lights: readonly string[]): string | null {
    const open = lights.find((path) => !frames.has(path));
    if (open !== undefined) return `${open} is not calibrated yet`;
    if (products.length === 0) return 'none of its frames is solved';
    const gone = products.find((path) => !existsSync(join(this.kit.data, path)));
    return gone === undefined ? null : `${gone} is not on the disk any more`;
  }
}
