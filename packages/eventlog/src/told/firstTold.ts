import type { Broker } from '../log/broker.js';
import { decodeEnvelope, type Envelope, isType, type Recorded, streamOf, subjectOfEvent } from '../log/envelope.js';
import { isAt, type Mark, markIn } from '../log/logIdentity.js';
import { storedMessages } from '../log/storedMessages.js';
import type { EventType } from '../vocabulary/vocabulary.js';

/**
 * What the log said first by an id, for those who keep no tables: the first word counts. Of the subject that was asked
 * of last only what came since is read.
 */
export class FirstTold {
  private subject = '';
  private first = new Map<string, Recorded>();
  private last: Mark | null = null;
  private before: Promise<unknown> = Promise.resolve();

  constructor(private readonly broker: Broker) {}

  /** The event of that id, where the log has one on the subject of this one that tables can read; else null. */
  of<T extends EventType>(event: Pick<Envelope<T>, 'id' | 'type' | 'payload'>): Promise<Recorded<T> | null> {
    const asked = this.before.then(async () => {
      await this.readOn(event.type, subjectOfEvent(event));
      const told = this.first.get(event.id);
      return told !== undefined && isType(told, event.type) ? told : null;
    });
    // One after the other: what is read of the subject is one.
    this.before = Promise.allSettled([asked]);
    return asked;
  }

  private async readOn(type: EventType, subject: string): Promise<void> {
    if (subject !== this.subject || !(await this.see(type, subject))) {
      this.begin(subject);
      await this.see(type, subject);
    }
  }

  private begin(subject: string): void {
    this.subject = subject;
    this.first = new Map();
    this.last = null;
  }

  /** False: the log is another one than it was, its tail was lost. */
  private async see(type: EventType, subject: string): Promise<boolean> {
    const { last } = this;
    let isKnown = last === null;
    for await (const message of storedMessages(this.broker, streamOf(type), subject, last?.sequence)) {
      const mark = markIn(message.seq, message.header);
      if (!isKnown) {
        if (last === null || !isAt(last, mark)) return false;
        isKnown = true;
        continue;
      }
      const decoded = decodeEnvelope({
        ...{ subject: message.subject, sequence: message.seq },
        ...{ headers: message.header, text: message.string() },
      });
      if (decoded.ok && !this.first.has(mark.eventId)) this.first.set(mark.eventId, decoded.value);
      this.last = mark;
    }
    return isKnown;
  }
}
