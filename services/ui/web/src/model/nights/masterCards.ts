import type { MasterFact } from '../../../../server/src/domain/contract.js';
import { nightText } from '../times.js';

export interface MasterCard {
  key: string;
  /** `dark, 30 s, -10.0 °C`. */
  title: string;
  /** It could not be made. */
  isMissing: boolean;
  sha256: string;
  lines: string[];
  leftOut: string[];
}

/** The masters of a night, and those it borrowed, in words. */
export function masterCards(masters: readonly MasterFact[], night: string): MasterCard[] {
  return masters.map((master, at) => {
    const isMissing = master.state === 'skipped' || master.state === 'failed';
    return {
      ...{ key: `${at} ${master.path ?? ''}`, title: titleOf(master), isMissing },
      ...{ sha256: master.sha256, leftOut: master.leftOut },
      lines: [isMissing ? 'there is none' : ageOf(master.night, night), ...factsOf(master, isMissing)].filter(Boolean),
    };
  });
}

function titleOf({ kind, filter, exposureSeconds, temperatureCelsius }: MasterFact): string {
  const isTimed = kind === 'dark' && exposureSeconds !== null;
  return [
    filter === '' ? kind : `${kind} ${filter}`,
    isTimed ? `${exposureSeconds} s` : '',
    temperatureCelsius === null ? '' : `${temperatureCelsius.toFixed(1)} °C`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** A flat of ours is divided by its own level: counts would stand far above this. */
const RELATIVE_BELOW = 10;

function measureOf({ kind, median, scatter }: MasterFact): string {
  const isRelative = kind === 'flat' && median < RELATIVE_BELOW;
  if (isRelative) return `median ${median.toFixed(3)}, scatter ${scatter.toFixed(3)}, of its own level`;
  return `median ${median.toFixed(1)}, scatter ${scatter.toFixed(1)} ADU`;
}

/** `gain 1.52 e-/ADU, read noise 7.1 e-, measured (1.6 and 7 by configuration or header)`. */
function noiseOf({ cameraNoise }: MasterFact): string {
  if (cameraNoise === null) return '';
  const { gain, readNoise, toldGain, toldReadNoise } = cameraNoise;
  const told = `${toldGain ?? 'none'} and ${toldReadNoise ?? 'none'} by configuration or header`;
  return `gain ${gain.toFixed(2)} e-/ADU, read noise ${readNoise.toFixed(1)} e-, measured (${told})`;
}

function factsOf(master: MasterFact, isMissing: boolean): string[] {
  const { frames, method, reason, warnings } = master;
  const words = [reason, ...warnings];
  if (isMissing) return words;
  return [
    frames === 0 ? '' : `of ${frames} frames${method === '' ? '' : `: ${method}`}`,
    measureOf(master),
    noiseOf(master),
    ...words,
  ];
}

const DAY_MILLISECONDS = 86_400_000;

/** How far another night's master is from this one. */
function ageOf(of: string, night: string): string {
  const days = Math.round((Date.parse(nightText(of)) - Date.parse(nightText(night))) / DAY_MILLISECONDS);
  if (!(Math.abs(days) > 0)) return 'of this night';
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'night' : 'nights'}`;
  return `of ${nightText(of)}, ${count} ${days < 0 ? 'before' : 'after'}`;
}
