import { createHash } from 'node:crypto';
import type { Envelope, EventType } from '@wombat/eventlog';

/** An event of the series that was reduced, its payload as JSON text, as the log has it. */
export interface TemplateEvent {
  id: string;
  type: EventType;
  json: string;
  causation: string;
  producer: string;
  software: string;
}

export interface Template {
  events: readonly TemplateEvent[];
  night: string;
  /** Folder of the one target, of letters and '_' alone. */
  targetName: string;
  /** Of raw frames and masters: every night has others. */
  hashes: ReadonlySet<string>;
}

/** What one night of the archive is called, and how many days before the template it was. */
export interface NightOfArchive {
  night: string;
  daysBefore: number;
  /** Names of its targets. */
  targets: readonly string[];
}

export type CopiedEvent = Pick<Envelope, 'id' | 'type' | 'causation' | 'producer' | 'software'> & { json: string };

const TIMES = /"(startJdUtc|midJdUtc|jdUtcStart|jdUtcMid|hjdUtc|bjdTdb)":(\d+(?:\.\d+)?)/g;
const HASHES = /[0-9a-f]{64}/g;
const DAY_MILLISECONDS = 86_400_000;

/** The night so many days before another one, both as YYYYMMDD. */
export function nightBefore(night: string, days: number): string {
  const [year = '', month = '', day = ''] = [night.slice(0, 4), night.slice(4, 6), night.slice(6, 8)];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)) - days * DAY_MILLISECONDS);
  return date.toISOString().slice(0, 10).replaceAll('-', '');
}

/** The names of so many targets; the first one is that of the template. */
export function targetNames(targetName: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => (index === 0 ? targetName : `${targetName}_${index + 1}`));
}

/** A path, an id or a payload of the template as another target's. */
export function ofTarget(text: string, from: string, to: string): string {
  return text.replace(new RegExp(`(?<=/|"targetName":")${from}(?=[/_"])`, 'g'), to);
}

/** Whether it speaks of the series of the template, and not of its night alone. */
export function isOfSeries({ id, json }: TemplateEvent, { targetName }: Template): boolean {
  return ofTarget(`${id}${json}`, targetName, `${targetName}_2`) !== `${id}${json}`;
}

/** An event of the template as it would have been in another night, of another target. */
export function copyOf(event: TemplateEvent, template: Template, of: NightOfArchive, target: string): CopiedEvent {
  const named = (text: string) =>
    ofTarget(text, template.targetName, target)
      .replaceAll(template.night, of.night)
      .replace(HASHES, (hash) => (template.hashes.has(hash) ? hashOf(of.night, target, hash) : hash));
  const { type, producer, software } = event;
  const json = named(event.json).replace(
    TIMES,
    (_, key: string, value: string) => `"${key}":${Number(value) - of.daysBefore}`,
  );
  return { id: named(event.id), type, causation: named(event.causation), producer, software, json };
}

function hashOf(night: string, target: string, hash: string): string {
  return createHash('sha256').update(`${night} ${target} ${hash}`).digest('hex');
}

/** As ingest tells the state of files and scans: 16 hexadecimal digits. */
export function digitsOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
