import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredMsg } from '@nats-io/jetstream';
import type { StreamKind } from '../vocabulary/vocabulary.js';
import { type Broker, isInCluster, isMissing, STREAMS } from './broker.js';
import { nullWhereAway } from './logError.js';

/** A leader that is cut off answers until it knows so, after 10 s. */
const TRIES_IN_A_CLUSTER = 12;
const PAUSE_MILLISECONDS = 1_000;

interface Asked {
  connection: { info?: { cluster?: string } };
  streams: {
    direct: Pick<Broker['streams']['direct'], 'getMessage'>;
    streams: Pick<Broker['streams']['streams'], 'getMessage'>;
  };
}

/**
 * The message at a place of a stream; null where there is none. Of several servers any may answer at once, also one
 * that hung and lacks what was written since: that there is none is believed of the leader alone, and only where the
 * others had the time to choose another one.
 */
export async function heldMessage(
  broker: Asked,
  stream: StreamKind,
  seq: number,
  pause: () => Promise<unknown> = () => sleep(PAUSE_MILLISECONDS),
): Promise<StoredMsg | null> {
  const { streams } = broker;
  const { name } = STREAMS[stream];
  const atOnce = await orNull(streams.direct.getMessage(name, { seq }));
  if (atOnce !== null || !isInCluster(broker)) return atOnce;
  for (let tries = 1; tries < TRIES_IN_A_CLUSTER; tries++) {
    const held = await orNull(streams.streams.getMessage(name, { seq })).catch(nullWhereAway);
    if (held !== null) return held;
    await pause();
  }
  return orNull(streams.streams.getMessage(name, { seq }));
}

async function orNull(asked: Promise<StoredMsg | null>): Promise<StoredMsg | null> {
  try {
    return await asked;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
