import type { ops } from '@wombat/proto';

/** The whole system at one moment. */
export interface Observation {
  /** Last sequence of every stream of the log, by the name services give it; null while the broker does not say. */
  heads: Readonly<Record<string, number>> | null;
  /** Messages in the work queue. */
  workMessages: number;
  /** What every service that should run answered; null from one that did not. */
  services: readonly (ops.GetStatusResponse | null)[];
  /** Names of those that did not. */
  silent: readonly string[];
  /** Names of those of them that say they make their tables anew. */
  starting?: readonly string[];
  /** Names of the processes that are not there: they wait for their restart. */
  missing: readonly string[];
}

/**
 * All is done when, twice running with the same heads, every process is there, every service is ready, its projections
 * stand at the head of their streams, nothing is planned, running or refused by the log, and no job is queued. A retry
 * set for later is not work. The heads of an observation are read before the services are asked, so that an answer is
 * never older than them.
 */
export function isIdle(before: Observation | null, now: Observation): boolean {
  return before !== null && isQuiet(before) && isQuiet(now) && sameHeads(before, now);
}

/**
 * Whether a service has followed the log further than the broker says it reaches: a server of a cluster that was away
 * may tell the head of before, and another service be behind.
 */
export function isHeadOld({ heads, services }: Observation): boolean {
  return services.some((service) =>
    service?.projected.some(({ stream, sequence }) => sequence > (heads?.[stream] ?? 0)),
  );
}

/** What the observer should know when all is done: something outside did not answer, or will be tried again. */
export function outsideTrouble(observation: Observation): string[] {
  return observation.services.flatMap((service) => {
    if (service === null || (service.outside.length === 0 && service.retries === 0)) return [];
    const what = service.outside.length > 0 ? service.outside.join('; ') : 'something outside did not answer';
    const retries = service.retries === 1 ? '1 retry is pending' : `${service.retries} retries are pending`;
    return [`${service.service}: ${what}${service.retries > 0 ? `; ${retries}` : ''}`];
  });
}

/** A sentence where something was passed over that no series tells of; null where nothing was. */
export function passedOverSentence({ services }: Observation): string | null {
  const failed = services.flatMap((service) => (service?.failed ?? []).map((name) => `${name} (${service?.service})`));
  return failed.length === 0 ? null : `passed over, though there was work to do: ${failed.join(', ')}`;
}

function isQuiet({ heads, workMessages, services, missing }: Observation): boolean {
  if (heads === null || missing.length > 0 || workMessages > 0) return false;
  return services.every((service) => {
    if (service === null || !service.ready || service.planned + service.running + service.refused > 0) return false;
    return service.projected.every(({ stream, sequence }) => sequence >= (heads[stream] ?? 0));
  });
}

function sameHeads(before: Observation, now: Observation): boolean {
  return JSON.stringify(before.heads) === JSON.stringify(now.heads);
}
