import { setTimeout as sleep } from 'node:timers/promises';
import { errors } from '@nats-io/transport-node';
import { ok, type Result, refuse } from '@wombat/result';
import type { Broker } from '../log/broker.js';
import { workerSubject } from '../vocabulary/subjects.js';
import type { JobNames } from './jobNames.js';

/** A job in the hands of a worker. */
export interface JobInHand extends JobNames {
  /** ISO 8601, UTC. */
  since: string;
  /** How often a worker was given it, this time included. */
  tries: number;
}

export interface WorkerStand {
  /** Since the worker started. */
  jobsDone: number;
  framesDone: number;
  /** Null while it waits for one. */
  job: JobInHand | null;
}

/** A worker's sign of life. */
export interface WorkerSign extends WorkerStand {
  kind: string;
  name: string;
  host: string;
  pid: number;
  /** ISO 8601, UTC. */
  startedAt: string;
  /** The last sign there will be: it was asked to stop. */
  ends: boolean;
}

const SIGN_MILLISECONDS = 2_000;
/** One that waits for a job gives every third sign alone: each wakes the broker and whoever hears it. */
const LOOKS_WHILE_WAITING = 3;
/** The broker may be away: nobody waits long for it to hear the last sign. */
const FAREWELL_MILLISECONDS = 300;

/** Gives signs of life, kept nowhere, until what is given back is called, which gives the last one. */
export function giveSigns(broker: Broker, look: () => Omit<WorkerSign, 'ends'>): () => Promise<void> {
  let given = '';
  let since = 0;
  const give = (ends: boolean) => {
    if (broker.connection.isClosed()) return;
    const sign: WorkerSign = { ...look(), ends };
    const text = JSON.stringify(sign);
    since++;
    if (text === given && sign.job === null && since < LOOKS_WHILE_WAITING) return;
    [given, since] = [text, 0];
    broker.connection.publish(workerSubject(sign.kind), text);
  };
  give(false);
  const giving = setInterval(() => give(false), SIGN_MILLISECONDS);
  return async () => {
    clearInterval(giving);
    give(true);
    if (broker.connection.isClosed()) return;
    await Promise.race([sent(broker), sleep(FAREWELL_MILLISECONDS)]);
  };
}

/** A connection that breaks meanwhile takes the sign with it: then silence tells of the end. */
async function sent(broker: Broker): Promise<void> {
  try {
    await broker.connection.flush();
  } catch (error) {
    if (!(error instanceof errors.RequestError)) throw error;
  }
}

/**
 * Hears the signs of workers of all kinds. Anybody can speak on the broker: what is no sign is told as why it is none.
 */
export function hearSigns(broker: Broker, heard: (sign: Result<WorkerSign>) => void) {
  return broker.connection.subscribe('wombat.workers.*', {
    callback: (error, message) => {
      if (error === null) heard(readSign(message.string()));
    },
  });
}

/** Refused where the text is not the JSON of a sign of life. */
export function readSign(text: string): Result<WorkerSign> {
  try {
    const json: unknown = JSON.parse(text);
    return isSign(json) ? ok(json) : refuse({ message: 'it is JSON, but not a sign of life' });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse({ message: `it is not JSON: ${error.message}` });
  }
}

const WORDS = ['kind', 'name', 'host', 'startedAt'] as const;
const NUMBERS = ['pid', 'jobsDone', 'framesDone'] as const;

function isSign(json: unknown): json is WorkerSign {
  if (typeof json !== 'object' || json === null) return false;
  const sign = json as Partial<Record<keyof WorkerSign, unknown>>;
  return (
    WORDS.every((name) => typeof sign[name] === 'string') &&
    NUMBERS.every((name) => typeof sign[name] === 'number') &&
    typeof sign.ends === 'boolean' &&
    typeof sign.job === 'object'
  );
}
