import type { calibration, MasterBuilt } from '@wombat/proto';
import type { MasterFact, MastersAnswer } from './contract.js';

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
  };
}
