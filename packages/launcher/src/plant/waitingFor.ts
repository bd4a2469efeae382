import type { ops } from '@wombat/proto';
import type { Observation } from './idleRule.js';

/** What keeps a system from being idle, each in a few words; none where nothing does. */
export function waitingFor({ heads, workMessages, services, missing, silent }: Observation): string[] {
  const waits = [
    ...missing.map((name) => `${name}, which does not run`),
    ...silent.filter((name) => !missing.includes(name)).map((name) => `${name}, which does not answer`),
    ...services.flatMap((service) => (service === null ? [] : waitsOf(service, heads ?? {}))),
  ];
  if (heads === null) waits.unshift('the broker, which does not answer');
  if (workMessages > 0) waits.push(`${count(workMessages, 'job')} in the queue`);
  return waits;
}

function waitsOf(service: ops.GetStatusResponse, heads: Readonly<Record<string, number>>): string[] {
  const { service: name, ready, planned, running, refused, problems, projected } = service;
  const why = problems.length === 0 ? '' : ` (${problems.join('; ')})`;
  if (!ready) return [`${name}, which is not ready${why}`];
  const behind = projected.filter(({ stream, sequence }) => sequence < (heads[stream] ?? 0));
  return [
    ...behind.map(({ stream, sequence }) => `${name}, which has followed ${stream} to ${sequence} of ${heads[stream]}`),
    ...(planned > 0 ? [`${name}: ${planned} planned${why}`] : []),
    ...(refused > 0 ? [`${name}, whose decision the broker did not take`] : []),
    ...(running > 0 && planned === 0 ? [`${name}, which is at work${why}`] : []),
  ];
}

function count(number: number, what: string): string {
  return `${number} ${number === 1 ? what : `${what}s`}`;
}
