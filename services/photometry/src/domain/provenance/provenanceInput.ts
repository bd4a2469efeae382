import type { CompsSelected, FileProduct, FramesCalibrated, MasterBuilt, PhotometryDone } from '@wombat/proto';
import type { SeriesRoles } from '../comps/assignRoles.js';
import type { GateResult } from '../conclusion/gateResult.js';
import type { SeriesMagnitudes } from '../magnitudes/seriesMagnitudes.js';
import type { MeasuredFrame } from '../measurement/measurement.js';
import type { ReportRowOfFrame } from '../report/reportRows.js';

/** Masters a frame was calibrated with; undefined: none of the kind, or not told. */
export interface MastersOfFrame {
  bias: FileProduct | undefined;
  dark: FileProduct | undefined;
  flat: FileProduct | undefined;
  /** How its counts were made linear, or why not; absent or '': its camera counts evenly. */
  linear?: string;
}

/** What a series rests on beside what was measured. */
export interface ProvenanceSources {
  /** Raw frame by its name in tables. */
  raw: ReadonlyMap<string, FileProduct>;
  /** By the path of the raw frame. */
  mastersOf: ReadonlyMap<string, MastersOfFrame>;
  /** By the master's own SHA-256; null: it is not known how it was made. */
  masterOf: (sha256: string) => MasterBuilt | null;
  /** Of VSP's and VSX's answers as they were fetched; '' of what was not kept. */
  answers: { chartSha256: string; starSha256: string };
  settings: { hash: string; values: Readonly<Record<string, string>> };
}

export interface ProvenanceInput {
  series: { night: string; targetName: string; filter: string; revision: number };
  band: string;
  software: string;
  selected: CompsSelected & { target: NonNullable<CompsSelected['target']> };
  calibrated: FramesCalibrated;
  done: PhotometryDone;
  roles: SeriesRoles;
  frames: readonly MeasuredFrame[];
  /** As they are reported. */
  magnitudes: SeriesMagnitudes;
  gate: readonly GateResult[];
  rows: readonly ReportRowOfFrame[];
  report: FileProduct;
  sources: ProvenanceSources;
}
