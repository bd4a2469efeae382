import type { FileProduct, FramesCalibrated, MasterBuilt, provenance } from '@wombat/proto';
import type { CalType } from '@wombat/proto/words';
import type { ProvenanceSources } from './provenanceInput.js';

interface Named {
  calType: CalType;
  product: FileProduct;
}

/** The masters a series rests on, and those that went into them, each once: what is known of how they were made. */
export function mastersUsed(
  { masters: used }: Pick<FramesCalibrated, 'masters'>,
  { masterOf }: Pick<ProvenanceSources, 'masterOf'>,
): provenance.Master[] {
  const found = new Map<string, provenance.Master>();
  const open = used.flatMap(({ calType, product }): Named[] => (product === undefined ? [] : [{ calType, product }]));
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { calType, product } = next;
    if (found.has(product.sha256)) continue;
    const made = masterOf(product.sha256);
    const subtracted = made?.subtracted ?? [];
    found.set(product.sha256, {
      calType,
      product,
      told: made?.state === 'built',
      inputs: made?.inputs ?? [],
      subtracted: subtracted.map(({ sha256 }) => sha256),
      method: made?.method ?? '',
      ...noiseOf(made),
    });
    open.push(
      ...subtracted.map((one) => ({ calType: masterOf(one.sha256)?.calType ?? kindBelow(calType), product: one })),
    );
  }
  return [...found.values()];
}

/** What pairs of frames tell of the camera's noise, and what its configuration or header does. */
function noiseOf(made: MasterBuilt | null) {
  const { measuredGain, measuredReadNoise, meta } = made ?? {};
  const isMeasured = measuredGain !== undefined || measuredReadNoise !== undefined;
  const told = isMeasured ? { toldGain: meta?.gain, toldReadNoise: meta?.readNoise } : {};
  return { measuredGain, measuredReadNoise, ...told };
}

/** What is taken out of a master of unknown make: of a dark its bias alone, of a flat a dark or a bias. */
function kindBelow(calType: CalType): CalType {
  return calType === 'flat' ? 'dark' : 'bias';
}
