import { Injectable } from '@nestjs/common';
import {
  type Broker,
  consumerLags,
  isLogError,
  type LaidLetter,
  letterAt,
  newestLetters,
  oldestQueued,
  putLetterAway,
} from '@wombat/eventlog';
import { ServiceKit } from '@wombat/service-kit';
import type { DeadLetter, OldestJob, OpsBroker } from '../domain/contract.js';
import { PIPELINE_SERVICES } from '../domain/index.js';

const MOST_LETTERS = 50;

/** What the broker tells of itself, and the letters of jobs that could not be done. */
@Injectable()
export class BrokerReadings {
  constructor(private readonly kit: ServiceKit) {}

  /** Null while the broker does not answer. */
  async read(): Promise<OpsBroker | null> {
    const { broker } = this.kit;
    try {
      const [consumers, oldestJobs, { count, letters }] = await Promise.all([
        consumerLags(broker),
        oldestJobsOf(broker),
        newestLetters(broker, MOST_LETTERS),
      ]);
      return { consumers, oldestJobs, deadLetters: { count, letters: letters.map(shown) } };
    } catch (error) {
      if (isLogError(error)) return null;
      throw error;
    }
  }

  /** Null where none lies there (any more). */
  async letter(place: number): Promise<DeadLetter | null> {
    const letter = await letterAt(this.kit.broker, place);
    return letter === null ? null : shown(letter);
  }

  /** False where none lies there (any more). Who did it is kept in the log of this service. */
  async putAway(place: number, by: string): Promise<boolean> {
    const isDone = await putLetterAway(this.kit.broker, place);
    if (isDone) this.kit.logger.info(`dead letter ${place} is put away by ${by}`);
    return isDone;
  }
}

async function oldestJobsOf(broker: Broker): Promise<OldestJob[]> {
  const jobs = await Promise.all(
    PIPELINE_SERVICES.map(async (service) => ({ service, since: await oldestQueued(broker, service) })),
  );
  return jobs.flatMap(({ service, since }) => (since === null ? [] : [{ service, since: since.toISOString() }]));
}

function shown({ place, kind: service, at, reason, job }: LaidLetter): DeadLetter {
  return { place, service, at, reason, job };
}
