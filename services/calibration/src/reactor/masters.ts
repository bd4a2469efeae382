import type { Batch, LostFrame } from '@wombat/eventlog';
import { failPoint } from '@wombat/eventlog/fail-points';
import type { MasterBuilt, work } from '@wombat/proto';
import { CAL_TYPES, type CalType } from '@wombat/proto/words';
import { type ProgressLine, type SeriesRow, ServiceKit, type WorkStage } from '@wombat/service-kit';
import {
  doneTo,
  isCountedAlike,
  isLike,
  type Master,
  nearest,
  nearestDark,
  type PlannedMaster,
  type RawFrame,
  skeleton,
} from '../domain/index.js';
import { CalibrationTables, type NightRow } from '../projection/calibrationTables.js';
import { ChosenTables } from '../projection/chosenTables.js';
import { NightGuard } from './nightGuard.js';
import { plannedMasters } from './plannedMasters.js';

/** Makes the masters of every night, and says so in one MastersBuilt event a night. */
export class MastersStage implements WorkStage {
  readonly stage = 'calibrate';
  private readonly guard: NightGuard;
  private readonly chosen: ChosenTables;

  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: CalibrationTables,
  ) {
    this.guard = new NightGuard(kit);
    this.chosen = new ChosenTables(kit);
  }

  async conclude(): Promise<void> {
    const nights = this.unfinished();
    if (nights.some((night) => this.open(night).length > 0)) return;
    for (const night of nights) if (night.mastersScan < night.scan) await this.announce(night);
  }

  /** Masters are chosen among those of all nights: every series waits for them. */
  waitingFor(key: string): SeriesRow[] {
    return key.startsWith('masters/') ? this.tables.requested() : [];
  }

  batches(): Batch[] {
    const nights = this.unfinished();
    // Over ALL nights of the scan, one kind after the other.
    for (const step of CAL_TYPES) {
      const batches = nights.flatMap((night) => this.batchOf(night, step));
      if (batches.length > 0) return batches;
    }
    return [];
  }

  async giveUp(lost: readonly LostFrame[]): Promise<void> {
    const mine = lost.filter(({ key }) => key.startsWith('masters/'));
    const nights = this.tables.scannedNights();
    for (const { key, frame, reason } of mine) {
      const night = nights.find((one) => key.startsWith(`masters/${one.night}/`));
      const plan = night === undefined ? undefined : this.plans(night).find(({ item }) => item === frame);
      if (night === undefined || plan === undefined) continue;
      const payload: MasterBuilt = {
        ...skeleton(night, plan),
        state: 'failed',
        reason: `the ${plan.calType} could not be combined: ${reason}`,
      };
      await this.kit.publishFacts([
        { id: `master:${night.night}:${night.scan}:${frame}`, type: 'MasterBuilt', payload },
      ]);
    }
  }

  progress(): ProgressLine[] {
    return this.unfinished().flatMap((night) => {
      const total = this.plans(night).length;
      return total === 0 ? [] : [{ what: `${night.night}: masters`, done: total - this.open(night).length, total }];
    });
  }

  /**
   * Nights whose masters are not decided; and where the log has lost what was told of masters that a series goes on
   * with, theirs, to be told of again.
   */
  private unfinished(): NightRow[] {
    const lost = new Set(this.chosen.lostScans().map(nameOfScan));
    return this.tables.scannedNights().filter((night) => night.mastersScan < night.scan || lost.has(nameOfScan(night)));
  }

  private open(night: NightRow): PlannedMaster[] {
    const done = new Set(this.made(night).map((master) => master.item));
    return this.plans(night).filter(({ item }) => !done.has(item));
  }

  private made(night: NightRow): MasterBuilt[] {
    return this.guard.look(night, () => this.tables.mastersOf(night), []);
  }

  private plans(night: NightRow): PlannedMaster[] {
    return this.guard.look(night, () => plannedMasters(this.kit, this.tables, night.night), []);
  }

  private batchOf(night: NightRow, step: CalType): Batch[] {
    const open = this.open(night).filter((plan) => plan.calType === step);
    if (open.length === 0) return [];
    return [
      {
        key: `masters/${night.night}/${night.scan}/${step}`,
        causation: nightId(night),
        frames: open.map(({ item }) => item),
        framesPerJob: 1,
        orderOf: ([item]) => {
          try {
            const plan = open.find((one) => one.item === item) ?? never(item);
            return { $case: 'master', value: this.order(night, plan) };
          } catch (error) {
            this.guard.note(night, error);
            throw error;
          }
        },
      },
    ];
  }

  private order(night: NightRow, plan: PlannedMaster): work.MasterOrder {
    const first = plan.frames[0] ?? never(plan.item);
    const like = this.tables.usableMasters().filter((master) => isLike(master.meta, first.meta));
    const rules = this.kit.config.calibration;
    const done = doneTo(first.meta);
    const biases = like.filter(({ calType }) => calType === 'bias');
    const bias = plan.calType === 'bias' || done.bias ? null : nearest(night, biases, rules, 'bias').master;
    const dark = plan.calType === 'flat' && !done.dark ? this.darkFor(night, first, like, bias !== null) : null;
    return {
      night: night.night,
      scan: night.scan,
      item: plan.item,
      calType: plan.calType,
      filter: plan.filter,
      product: productPath(night, plan),
      refusal: plan.refusal,
      inputs: plan.frames.map(({ path, sha256, meta, fileStamp }) => ({ path, sha256, meta, fileStamp })),
      bias: bias === null ? undefined : { path: bias.path, sha256: bias.sha256 },
      dark: dark === null ? undefined : { path: dark.path, sha256: dark.sha256, biasSubtracted: dark.biasSubtracted },
    };
  }

  /**
   * A dark of the flats' own exposure and temperature; flats are short, so there is seldom one and they do not need it.
   */
  private darkFor({ night }: NightRow, { meta }: RawFrame, like: readonly Master[], hasBias: boolean): Master | null {
    const done = doneTo(meta);
    const darks = like.filter(
      ({ calType, biasSubtracted, meta: own }) =>
        calType === 'dark' && (biasSubtracted || !done.bias) && isCountedAlike(own, meta),
    );
    const rules = { ...this.kit.config.calibration, hasBias: hasBias || done.bias, mayScale: false };
    return nearestDark({ night, meta }, darks, rules)?.dark ?? null;
  }

  private async announce(night: NightRow): Promise<void> {
    const masters = this.made(night).map(({ calType, filter, state, reason, product, numImages, median, scatter }) => ({
      ...{ calType, filter, state, reason },
      ...{ product, numImages, median, scatter },
    }));
    const trouble = this.guard.troubleOf(night);
    failPoint('outcome.due');
    await this.kit.decide({
      id: `masters:${night.night}:${night.scan}`,
      type: 'MastersBuilt',
      payload: { night: night.night, scan: night.scan, masters, ...(trouble !== null && { trouble }) },
      causation: nightId(night),
    });
  }
}

/**
 * Beside the raw frames, as the observer asked: Bias/mbias.fits, Dark/mdark60.fits, Flat[/FlatV]/mflatV.fits. Those
 * that were found among lights do not get their master there.
 */
function productPath(night: NightRow, plan: PlannedMaster): string {
  const folders = new Set(plan.frames.map(({ path }) => path.slice(0, path.lastIndexOf('/'))));
  const [only = ''] = folders;
  const isBeside = folders.size === 1 && !isAmongLights(kindFolder(only));
  const shared = isBeside ? only : `${night.folder}/${commonFolder(plan)}`;
  return `${shared}/${plan.fileName}`;
}

/**
 * The first folder of the night in which frames of the plan lie; one named for their kind where that is the lights'.
 */
function commonFolder({ calType, frames }: PlannedMaster): string {
  const folders = frames.map(({ path }) => kindFolder(path)).filter((folder) => !isAmongLights(folder));
  return folders[0] ?? `${calType[0]?.toUpperCase()}${calType.slice(1)}`;
}

/** Below the night's own folder. */
function kindFolder(path: string): string {
  return path.split('/')[1] ?? '';
}

function isAmongLights(folder: string): boolean {
  return /^lights?/i.test(folder);
}

function never(item: string | undefined): never {
  throw new Error(`no plan for the master ${item}`);
}

function nameOfScan({ night, scan }: { night: string; scan: number }): string {
  return `${night}/${scan}`;
}

/** Of the event by which ingest announced it. */
function nightId({ night, scan }: NightRow): string {
  return `night:${night}:${scan}`;
}
