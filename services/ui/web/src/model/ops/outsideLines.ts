import { OUTSIDE_OUTCOMES, OUTSIDES, type Outside } from '@wombat/proto/words';
import type { ServiceProgress } from '../../../../server/src/domain/contract.js';
import { instantText } from '../times.js';
import { durationText } from './workerLines.js';

/** A service outside in words. */
export interface OutsideLine {
  outside: Outside;
  name: string;
  /** Whether the last call was in vain. */
  failed: boolean;
  /** The last answer: how it ended, in words, after how long. */
  answer: string;
  /** '' where it was not asked. */
  at: string;
  /** When it is asked again by itself; '' where nothing waits for it. */
  next: string;
}

const SHORT_MILLISECONDS = 9_950;

/** Every service outside, with what came of its last call by the services that answer now. */
export function outsideLines(services: readonly ServiceProgress[]): OutsideLine[] {
  const calls = services.flatMap((service) => service.calls);
  return (Object.keys(OUTSIDES) as Outside[]).map((outside) => {
    const call = calls.find((one) => one.outside === outside);
    const name = OUTSIDES[outside];
    if (call === undefined)
      return { outside, name, failed: false, answer: 'not asked since the start', at: '', next: '' };
    const { outcome, words, milliseconds, at, nextAt } = call;
    const said = words === '' ? OUTSIDE_OUTCOMES[outcome] : `${OUTSIDE_OUTCOMES[outcome]}: ${words}`;
    return {
      ...{ outside, name, at: instantText(at), next: instantText(nextAt) },
      failed: outcome === 'refused' || outcome === 'unreachable',
      answer: `${said} (after ${lasted(milliseconds)})`,
    };
  });
}

function lasted(milliseconds: number): string {
  if (milliseconds < SHORT_MILLISECONDS) return `${(milliseconds / 1_000).toFixed(1)} s`;
  return durationText(milliseconds / 1_000);
}
