import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Broker,
  checkpointOf,
  type EventLog,
  type EventType,
  type NewEvent,
  type Store,
  type StreamKind,
  subjectHead,
  subjectOfEvent,
} from '@wombat/eventlog';
import type { SeriesHalted } from '@wombat/proto';
import type { HaltCode, Stage } from '@wombat/proto/words';
import type { Config } from '../config/schema.js';
import { reductionOfRow, type SeriesRow, stageKey } from '../reactor/seriesRow.js';
import type { SettingsPlace } from './environment.js';
import type { Logger } from './logger.js';
import type { StatusBoard } from './statusBoard.js';

export interface Halt {
  stage: Stage;
  code: HaltCode;
  /** One sentence. */
  reason: string;
  retryAt?: string;
  /** What a person may choose from, where that would help. */
  choice?: SeriesHalted['choice'];
  /** The change of points it rests on, '' for none: after another one the same stage may halt again. */
  pointsId?: string;
  /** Tells this halt from another of the same stage, where a series may halt there more than once. */
  occasion?: string;
}

export interface ServiceKitParts {
  name: string;
  home: string;
  data: string;
  once: boolean;
  config: Config;
  /** Where the settings stand; left out, none was set. */
  settings?: SettingsPlace;
  /** Names the page may be opened by beside localhost and addresses. */
  pageNames?: readonly string[];
  broker: Broker;
  log: Pick<EventLog, 'publish' | 'publishMany'>;
  store: Store;
  logger: Logger;
  status: StatusBoard;
  now: () => Date;
  /** Resolves when the projection has applied this sequence. */
  applied: (stream: StreamKind, sequence: number) => Promise<void>;
}

/** What every service has at hand; one instance, injected wherever it is needed. */
export class ServiceKit {
  private readonly stopping: (() => void)[] = [];
  private refused = 0;

  constructor(private readonly parts: ServiceKitParts) {}

  /** What is to be let go when the service stops. */
  onStop(release: () => void): void {
    this.stopping.push(release);
  }

  release(): void {
    for (const release of this.stopping.splice(0)) release();
  }

  get name() {
    return this.parts.name;
  }
  get home() {
    return this.parts.home;
  }
  get data() {
    return this.parts.data;
  }
  get once() {
    return this.parts.once;
  }
  get config() {
    return this.parts.config;
  }
  get settings(): SettingsPlace {
    return this.parts.settings ?? { file: '', origins: () => null, variables: {} };
  }
  get pageNames(): readonly string[] {
    return this.parts.pageNames ?? [];
  }
  get broker() {
    return this.parts.broker;
  }
  get store() {
    return this.parts.store;
  }
  get logger() {
    return this.parts.logger;
  }
  get status() {
    return this.parts.status;
  }

  /** How many decisions the log has not taken until now. */
  get refusals(): number {
    return this.refused;
  }

  now(): Date {
    return this.parts.now();
  }

  /**
   * Publishes a decision on the view the projection has of its subject. True: it stands in the log and the projection
   * has seen it. False: the log knew something newer; look again and decide anew.
   */
  async decide<T extends EventType>(event: NewEvent<T>): Promise<boolean> {
    const { log, store, applied } = this.parts;
    const published = await log.publish(event, subjectHead(store, subjectOfEvent(event)));
    if (published.outcome === 'conflict') {
      this.refused++;
      return false;
    }
    await applied('events', published.sequence);
    return true;
  }

  /** Resolves when the tables hold the events up to this sequence, or the time is over; with how far they hold them. */
  async followed(sequence: number, milliseconds: number): Promise<number> {
    const over = sleep(milliseconds, undefined, { ref: false });
    await Promise.race([this.parts.applied('events', sequence), over]);
    return checkpointOf(this.parts.store, 'events');
  }

  /**
   * Decides that a series goes no further at a stage: for good, or until `retryAt` (ISO). The result is that of
   * `decide`.
   */
  halt(series: SeriesRow, { retryAt = '', pointsId = '', occasion = '', ...halt }: Halt): Promise<boolean> {
    const { stage, code, reason, choice } = halt;
    return this.decide({
      id: [stageKey(stage, series), 'halt', pointsId, occasion].filter((part) => part !== '').join(':'),
      type: 'SeriesHalted',
      payload: { reduction: reductionOfRow(series), stage, code, reason, retryAt, choice, pointsId },
      causation: series.eventId,
    });
  }

  /** Publishes frame-level facts and returns when the projection has seen the last of them. */
  async publishFacts(facts: readonly NewEvent[]): Promise<void> {
    const { log, applied } = this.parts;
    const last = await log.publishMany(facts);
    if (last > 0) await applied('frames', last);
  }
}
