import { STREAMS } from '@wombat/eventlog/broker';
import { disorderlyRoad } from '../seams/disorderlyRoad.js';
import { type Disturb, during } from '../trial.js';
import { serverElsewhere } from './network.js';

/** A result is on its way for less than a try to publish waits. */
const LATEST_MILLISECONDS = 2_500;
/** A second one comes when other stages may be at work. */
const [SOONEST_AGAIN, LATEST_AGAIN] = [0, 6_000];
const LONGEST_HOLD_MILLISECONDS = 1_500;
const RESULTS = STREAMS.frames.subject.replace('>', '');
const STREAMS_HELD: readonly string[] = [STREAMS.frames.name, STREAMS.events.name];

/**
 * Results of workers come in another order than they were told, some twice, as two messages; and what the broker
 * delivers of one stream comes later than what it delivers of the other.
 */
export const disorder: Disturb = async (trial) => {
  const { random } = trial;
  const [late, again, held] = [random.between(0.2, 1), random.between(0, 0.5), random.between(0, 0.05)];
  const counts = { late: 0, again: 0, held: 0 };
  const chance = (share: number, kind: keyof typeof counts, [from, to]: readonly [number, number]) => {
    if (random.uniform() >= share) return null;
    counts[kind]++;
    return random.between(from, to);
  };
  const isResult = (subject: string) => subject.startsWith(RESULTS);
  const road = await disorderlyRoad(await serverElsewhere(trial), {
    lateBy: (subject) => (isResult(subject) ? (chance(late, 'late', [0, LATEST_MILLISECONDS]) ?? 0) : 0),
    againAfter: (subject) => (isResult(subject) ? chance(again, 'again', [SOONEST_AGAIN, LATEST_AGAIN]) : null),
    heldBy: (stream) =>
      STREAMS_HELD.includes(stream) ? (chance(held, 'held', [0, LONGEST_HOLD_MILLISECONDS]) ?? 0) : 0,
  });
  trial.atEnd(() => road.close());
  trial.everywhere({ NATS_URL: `nats://127.0.0.1:${road.port}` });
  return during(async (_, run) => {
    await run.ended();
    const did = `of results ${counts.late} late and ${counts.again} twice, and ${counts.held} stops of a stream`;
    return { did, struck: counts.late > 0 };
  })(trial);
};
