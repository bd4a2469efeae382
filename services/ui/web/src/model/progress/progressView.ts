import type { ServiceProgress } from '../../../../server/src/domain/contract.js';

export interface ProgressBar {
  /** E.g. `XZ Cyg V 20251015: solved`. */
  what: string;
  done: number;
  total: number;
}

export interface ProgressView {
  bars: ProgressBar[];
  /**
   * What an observer should know: services that do not answer, what keeps failing, what this computer holds, what
   * outside does not answer.
   */
  troubles: string[];
  busy: boolean;
  /** One sentence, which changes only when the state of things does. */
  summary: string;
}

/** What runs, of all services, in the order a night passes through them. */
export function progressView(services: readonly ServiceProgress[]): ProgressView {
  const bars = services.flatMap(({ progress }) => progress.filter(({ done, total }) => total > 0 && done < total));
  const planned = sumOf(services, 'planned');
  const running = sumOf(services, 'running');
  const busy = planned + running > 0 || bars.length > 0;
  return { bars, troubles: services.flatMap(troublesOf), busy, summary: summaryOf({ services, busy }) };
}

function troublesOf({ service, state, problems, outside, notices, held }: ServiceProgress): string[] {
  if (state === 'silent') return [`${service} does not answer; it is started again by itself`];
  if (state === 'stopped') return [`${service} does not run`];
  if (state === 'starting') return [];
  return [...problems.map((problem) => `${service}: ${problem}`), ...held, ...outside, ...notices];
}

function summaryOf({ services, busy }: { services: readonly ServiceProgress[]; busy: boolean }): string {
  if (services.every(({ state }) => state === 'stopped')) return 'Nothing runs: start the pipeline with ./wombat up';
  const starting = services.filter(({ state }) => state === 'starting').map(({ service }) => service);
  if (starting.length > 0) return `Starting: ${starting.join(', ')}`;
  if (busy) return 'Working';
  const retries = sumOf(services, 'retries');
  if (retries > 0)
    return `Waiting: ${retries === 1 ? 'one step is' : `${retries} steps are`} tried again later by itself`;
  return 'All work is done; watching for new nights';
}

function sumOf(services: readonly ServiceProgress[], what: 'planned' | 'running' | 'retries'): number {
  return services.reduce((sum, service) => sum + service[what], 0);
}
