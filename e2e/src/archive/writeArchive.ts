import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { definitionOf, EventLog, type Journal, type NewEvent, openJournal } from '@wombat/eventlog';
import { type Broker, connectBroker } from '@wombat/eventlog/broker';
import { type WalkedMessage, walkLog } from '@wombat/eventlog/healing';
import { type Places, startWombat } from '../harness/workplace.js';
import { filesOf, linkNight } from './linkNight.js';
import { nightEvents } from './nightEvents.js';
import { type CopiedEvent, nightBefore, type Template, type TemplateEvent, targetNames } from './template.js';

export interface ArchiveSize {
  nights: number;
  series: number;
}

/** How many nights and events were written, and in how many seconds. */
export interface Written {
  nights: number;
  events: number;
  seconds: number;
}

export interface Writing {
  /** What an earlier time wrote: the nights after it are written. */
  before: Written;
  say: (text: string) => void;
  /** Called after each night, so that what is cut off goes on there. */
  keep: (written: Written) => void;
}

/**
 * The nights of the archive are beside the template's, the day before it first. The night at which it was cut off is
 * written once more: its events may stand in the log twice, which changes no table.
 */
export async function writeArchive(
  places: Places,
  named: Pick<Template, 'night' | 'targetName'>,
  { nights, series }: ArchiveSize,
  { before, say, keep }: Writing,
): Promise<void> {
  const server = startWombat(places, 'service', 'broker');
  const broker = await connectBroker({ url: await urlOf(places.home), name: 'bench' });
  const writer = new Writer(broker, places.home);
  try {
    const template = { ...named, ...(await readTemplate(broker, nightBefore(named.night, 1))) };
    const files = filesOf(places.data, named.night);
    const told = [named.night];
    for (let days = 1; days <= before.nights; days++) told.push(nightBefore(named.night, days));
    const started = performance.now();
    let { events: count } = before;
    for (let days = before.nights + 1; days <= nights; days++) {
      const night = nightBefore(named.night, days);
      const of = { night, daysBefore: days, targets: targetNames(named.targetName, series) };
      linkNight(places.data, files, template, of);
      const events = nightEvents(template, of, told);
      told.push(night);
      count += events.length;
      await writer.write(events, days);
      keep({ nights: days, events: count, seconds: before.seconds + (performance.now() - started) / 1000 });
      if (days % 50 === 0) say(`${days} of ${nights} nights are written`);
    }
  } finally {
    writer.close();
    await broker.close();
    server.child.kill('SIGINT');
    await server.ended();
  }
}

async function urlOf(home: string): Promise<string> {
  const file = join(home, 'run', 'broker.json');
  while (!existsSync(file)) await sleep(50);
  return (JSON.parse(readFileSync(file, 'utf8')) as { url: string }).url;
}

/** Each stream begins with the events of the template; what follows the first word of `firstCopied` is of copies. */
async function readTemplate(broker: Broker, firstCopied: string): Promise<Pick<Template, 'events' | 'hashes'>> {
  const events: TemplateEvent[] = [];
  const hashes = new Set<string>();
  const copied = new Set<WalkedMessage['stream']>();
  const see = ({ stream, decoded }: WalkedMessage) => {
    if (copied.has(stream)) return;
    if (!decoded.ok) throw new Error(decoded.fault.message);
    const { id, type, payload, causation, producer, software } = decoded.value;
    const json = JSON.stringify(definitionOf(type).codec.toJSON(payload));
    if (`${id}${json}`.includes(firstCopied)) {
      copied.add(stream);
      return;
    }
    events.push({ id, type, json, causation, producer, software });
    const { sha256, product } = payload as { sha256?: string; product?: { sha256: string } };
    if (type === 'FrameDiscovered' && sha256 !== undefined) hashes.add(sha256);
    if (type === 'MasterBuilt' && product !== undefined) hashes.add(product.sha256);
  };
  await walkLog(broker, 'frames', see);
  await walkLog(broker, 'events', see);
  return { events, hashes };
}

/**
 * Publishes as the services do, with their journals for what they keep for ever; the rest is gone from journals after a
 * week. Events go in order, facts a window at a time.
 */
class Writer {
  private readonly logs = new Map<string, EventLog>();
  private readonly journals: Journal[] = [];
  private now = new Date();

  constructor(
    private readonly broker: Broker,
    private readonly home: string,
  ) {}

  async write(copies: readonly CopiedEvent[], daysBefore: number): Promise<void> {
    this.now = new Date(Date.now() - (daysBefore + 8) * 86_400_000);
    const facts = copies.filter(({ type }) => definitionOf(type).stream === 'frames');
    for (const [, window] of Map.groupBy(facts, (copy) => logKey(copy)))
      await this.logOf(window[0] ?? never()).publishMany(window.map(eventOf));
    for (const copy of copies)
      if (definitionOf(copy.type).stream === 'events') await this.logOf(copy).publish(eventOf(copy));
  }

  close(): void {
    for (const journal of this.journals) journal.close();
  }

  private logOf(copy: CopiedEvent): EventLog {
    const key = logKey(copy);
    const known = this.logs.get(key);
    if (known !== undefined) return known;
    const { producer, software, type } = copy;
    const isKept = definitionOf(type).journal === 'forever';
    const journal = isKept ? openJournal(join(this.home, 'journal', `${producer}.db`)) : null;
    if (journal !== null) this.journals.push(journal);
    const log = new EventLog({ broker: this.broker, journal, producer, software, now: () => this.now });
    this.logs.set(key, log);
    return log;
  }
}

function logKey({ producer, type }: CopiedEvent): string {
  return `${producer} ${definitionOf(type).journal}`;
}

function eventOf({ id, type, causation, json }: CopiedEvent): NewEvent {
  return { id, type, causation, payload: definitionOf(type).codec.fromJSON(JSON.parse(json)) } as NewEvent;
}

function never(): never {
  throw new Error('a group without a member');
}
