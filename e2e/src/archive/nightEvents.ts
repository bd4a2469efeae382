import type { EventType } from '@wombat/eventlog';
import {
  type CopiedEvent,
  copyOf,
  digitsOf,
  isOfSeries,
  type NightOfArchive,
  type Template,
  type TemplateEvent,
} from './template.js';

interface Discovered {
  path: string;
  sha256: string;
  state: string;
}

interface Night {
  series?: Record<string, unknown>[];
  fileCount: number;
  contents?: string;
}

/** Belongs to no night: stands in the log once. */
const OF_NO_NIGHT: readonly EventType[] = ['ScanCompleted', 'StarPlaced', 'AliasSet', 'SettingsChanged'];

/** All events of a night in the order of the template; `told`: the nights before it, for the scan that ends with it. */
export function nightEvents(template: Template, of: NightOfArchive, told: readonly string[]): CopiedEvent[] {
  const found = new Map<string, Discovered>();
  const copies = template.events.flatMap((event) => {
    if (event.type === 'ScanCompleted') return [scanOf(event, [...told, of.night])];
    if (OF_NO_NIGHT.includes(event.type)) return [];
    if (event.type === 'NightDiscovered' || !isOfSeries(event, template))
      return [copyOf(event, template, of, template.targetName)];
    return of.targets.map((target) => copyOf(event, template, of, target));
  });
  for (const { type, json } of copies) {
    if (type !== 'FrameDiscovered') continue;
    const fact = JSON.parse(json) as Discovered;
    found.set(fact.path, fact);
  }
  return [
    ...copies.map((copy) => (copy.type === 'NightDiscovered' ? wholeNight(copy, of, [...found.values()]) : copy)),
    ...verdictsOn(copies),
  ];
}

/** With all of its targets, and what ingest would tell of its files. */
function wholeNight(copy: CopiedEvent, { targets }: NightOfArchive, files: readonly Discovered[]): CopiedEvent {
  const night = JSON.parse(copy.json) as Night;
  const [series = {}] = night.series ?? [];
  const told = files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256, state }) => [path, sha256, state === 'broken' || state === 'ignored' ? state : 'used']);
  return {
    ...copy,
    json: JSON.stringify({
      ...night,
      series: targets.map((targetName) => ({ ...series, targetName })),
      fileCount: files.length,
      contents: digitsOf(told),
    }),
  };
}

function scanOf({ type, producer, software }: TemplateEvent, nights: readonly string[]): CopiedEvent {
  const sorted = nights.toSorted();
  const scanId = digitsOf(sorted.map((night) => [night, 1]));
  return {
    id: `scan:${scanId}`,
    type,
    causation: '',
    producer,
    software,
    json: JSON.stringify({ nights: sorted, scanId }),
  };
}

/** A person approves what was reported. */
function verdictsOn(copies: readonly CopiedEvent[]): CopiedEvent[] {
  return copies.flatMap(({ id, type, json, software }) => {
    if (type !== 'MagnitudesTransformed') return [];
    const { reduction, report } = JSON.parse(json) as { reduction: unknown; report?: { sha256: string } };
    const verdict = { reduction, verdict: 'approved', by: 'Observer', reason: '', reportSha256: report?.sha256 ?? '' };
    const said = { type: 'Validated', causation: '', producer: 'publisher', software } as const;
    return [{ ...said, id: `validated:${id}`, json: JSON.stringify(verdict) }];
  });
}
