import { Injectable } from '@nestjs/common';
import {
  EVENT_TYPES,
  eventNamed,
  isLogError,
  type LogCursor,
  type LogMessage,
  type LogWish,
  loggedEvents,
  logPage,
  readLogMessage,
  subjectPlace,
} from '@wombat/eventlog';
import { ok, type Result, refuse } from '@wombat/result';
import { ServiceKit } from '@wombat/service-kit';
import type { LogAnswer, LogEventAnswer, LogEventRequest, NamedEventRequest } from '../domain/contract.js';

const PAGE = 50;
/** More is not shown of a payload. */
const MOST_CHARACTERS = 1_000_000;
const LONGEST_HEADER = 1_000;

type Answer<T> = Promise<Result<T, { code: 'UNAVAILABLE' | 'NOT_FOUND'; message: string }>>;

/** The log as it stands at the broker, looked at by one after the other: a look may have the broker read far back. */
@Injectable()
export class LogReadings {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly kit: ServiceKit) {}

  page(wish: LogWish, cursor: Partial<LogCursor>): Answer<LogAnswer> {
    return this.inTurn(async () => {
      const { broker } = this.kit;
      const { found, older, looked, backTo } = await logPage(broker, { wish, most: PAGE, cursor });
      const lines = await loggedEvents(broker, found);
      return ok({
        entries: lines.map((line) => ({ ...line, writtenAt: line.writtenAt.toISOString() })),
        ...{ older: backTo === null ? null : older, looked, backTo: backTo?.toISOString() ?? null },
        types: EVENT_TYPES.toSorted(),
      });
    });
  }

  event(place: LogEventRequest): Answer<LogEventAnswer> {
    return this.inTurn(() => this.at(place));
  }

  /** Not every event there is: as far as a look reaches. */
  named({ id, night }: NamedEventRequest): Answer<LogEventAnswer> {
    return this.inTurn(async () => {
      const place = await eventNamed(this.kit.broker, { id, night });
      if (place !== null) return this.at(place);
      return refuse({ code: 'NOT_FOUND', message: `no event ${id} is among those that were looked at` });
    });
  }

  private async at(place: LogEventRequest): Answer<LogEventAnswer> {
    const read = await readLogMessage(this.kit.broker, place);
    return read.ok ? ok(shown(read.value)) : refuse({ code: 'NOT_FOUND', message: read.fault.message });
  }

  private inTurn<T>(look: () => Answer<T>): Answer<T> {
    const answered = this.last.then(look).catch((error: unknown) => {
      if (!isLogError(error)) throw error;
      const message = 'the broker does not answer just now, or not in time; try again soon';
      return refuse({ code: 'UNAVAILABLE' as const, message });
    });
    this.last = Promise.allSettled([answered]);
    return answered;
  }
}

function shown({
  place,
  subject,
  headers,
  text,
  writtenAt,
  event,
  problem,
  isQuarantined,
}: LogMessage): LogEventAnswer {
  return {
    ...{ ...place, subject, night: subjectPlace(subject).night, writtenAt: writtenAt.toISOString() },
    headers: headers.map(([name, value]) => ({ name, value: value.slice(0, LONGEST_HEADER) })),
    ...{ text: text.slice(0, MOST_CHARACTERS), characters: text.length },
    ...{ causation: event?.causation ?? '', problem, isPassedOver: isQuarantined },
  };
}
