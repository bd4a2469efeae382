import type { MasterBuilt } from '@wombat/proto';
import type { Beginning, CalType } from '@wombat/proto/words';

/** GET /api/nights : nights that are being filled, and those of which a person said something; newest first. */
export interface NightsAnswer {
  nights: FillingNight[];
  paused: PausedNight[];
  cancelled: CancelledNight[];
  /** In the order in which they are worked on. */
  first: FirstRequest[];
}

/** It is not reduced until a person lets it go on. */
export interface CancelledNight extends PausedNight {
  /** '' where none was given. */
  reason: string;
}

/** Its frames wait until a person lets them go on. */
export interface PausedNight {
  night: string;
  by: string;
}

/** POST /api/pause : the frames of a night wait, or go on. */
export interface PauseRequest extends PausedNight {
  paused: boolean;
}

/** POST /api/cancel : a night is not reduced, until POST /api/pause lets it go on. */
export interface CancelRequest extends CancelledNight {}

/** POST /api/first : a night is worked on before all others. */
export interface FirstRequest {
  night: string;
  by: string;
}

export interface FillingNight {
  /** Relative to the data root. */
  folder: string;
  /** That are not taken yet. */
  files: number;
  lastFileSecondsAgo: number;
  /** How long it must be still. */
  settleSeconds: number;
  beginsInSeconds: number;
  /** Somebody did not want to wait: it is taken as soon as its files are whole. */
  begun: boolean;
}

/** POST /api/reduce */
export interface ReduceRequest {
  night: string;
  targetName?: string | undefined;
  filter?: string | undefined;
  failedOnly: boolean;
  /** select: with the frames as they are calibrated and solved; left out: all is done anew. */
  fromStage?: Beginning | undefined;
  by: string;
  reason: string;
}

export interface ReduceAnswer {
  /** How many series are reduced again. */
  series: number;
}

/** POST /api/begin : a night that is still being filled is begun now. */
export interface BeginRequest {
  folder: string;
  by: string;
}

export interface MastersRequest {
  night: string;
}

/** GET /api/masters?night= : the masters of a night, then those of other nights its frames were calibrated with. */
export interface MastersAnswer {
  masters: MasterFact[];
}

export interface MasterFact {
  night: string;
  kind: CalType;
  /** Of a flat; '' else. */
  filter: string;
  /** skipped, failed: there is none. */
  state: MasterBuilt['state'];
  /** Why there is none, or whose it is. */
  reason: string;
  /** Of its file, relative to the data root; null where there is none. */
  path: string | null;
  /** By which its picture is asked for; '' where there is no file. */
  sha256: string;
  /** It was made of. */
  frames: number;
  /** Medians of these; null: not known. */
  exposureSeconds: number | null;
  temperatureCelsius: number | null;
  /** ADU, over all of its pixels; of a flat of ours, of its own level. */
  median: number;
  /** As the median, 1.4826 times the median absolute deviation. */
  scatter: number;
  /** How the frames were combined; '' of another program's. */
  method: string;
  /** Frames that are not in it, each with why. */
  leftOut: string[];
  warnings: string[];
  /** By pairs of flats and biases, of a flat; null: not measured. */
  cameraNoise: CameraNoise | null;
}

/** Gain, e-/ADU, and read noise, e-: as measured, and as configuration or header tell them; null: not at all. */
export interface CameraNoise {
  gain: number;
  readNoise: number;
  toldGain: number | null;
  toldReadNoise: number | null;
}

/** GET /api/master.png?night=&sha256=&size= : all of a master, shrunk; from its 0.5th percentile to its 99.5th. */
export interface MasterPictureRequest extends MastersRequest {
  sha256: string;
  /** Pixels a side. */
  size: number;
}
