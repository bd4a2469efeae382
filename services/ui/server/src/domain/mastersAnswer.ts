import type { calibration, FrameMeta, MasterBuilt } from '@wombat/proto';
import type { CameraNoise, MasterFact, MastersAnswer } from './contract.js';

/** Calibration's answer; null where something is not known. */
export function mastersAnswer({ masters }: calibration.ListMastersResponse): MastersAnswer {
  return { masters: masters.map(masterFact) };
}

function masterFact({ calType: kind, product, numImages: frames, meta, ...told }: MasterBuilt): MasterFact {
  const { night, filter, state, reason, median, scatter, method, leftOut, warnings } = told;
  return {
    ...{ night, kind, filter: kind === 'flat' ? filter : '', state, reason, frames, median, scatter, method },
    ...{ path: product?.path ?? null, sha256: product?.sha256 ?? '', leftOut, warnings },
    exposureSeconds: meta?.exposureSeconds ?? null,
    temperatureCelsius: meta?.ccdTemperatureCelsius ?? null,
    cameraNoise: cameraNoiseOf(meta, told),
  };
}

function cameraNoiseOf(
  meta: FrameMeta | undefined,
  { measuredGain: gain, measuredReadNoise: readNoise }: Pick<MasterBuilt, 'measuredGain' | 'measuredReadNoise'>,
): CameraNoise | null {
  if (gain === undefined || readNoise === undefined) return null;
  return { gain, readNoise, toldGain: meta?.gain ?? null, toldReadNoise: meta?.readNoise ?? null };
}
