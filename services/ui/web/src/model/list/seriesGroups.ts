import type { SeriesEntry } from '../../../../server/src/domain/contract.js';
import { nightText } from '../times.js';
import { type SeriesLine, seriesLine } from './seriesLine.js';
import type { Stand } from './seriesStand.js';

export const CHIPS = {
  waiting: { name: 'Waiting', stands: ['waiting'] },
  unnamed: { name: 'Which star?', stands: ['unnamed'] },
  halted: { name: 'Halted', stands: ['halted'] },
  working: { name: 'Working', stands: ['working'] },
  decided: { name: 'Decided', stands: ['approved', 'rejected'] },
} as const satisfies Record<string, { name: string; stands: readonly Stand[] }>;

export type ChipKind = keyof typeof CHIPS;

export const SORTS = { newest: 'newest', worst: 'worst first', star: 'by star' } as const;
export type Sort = keyof typeof SORTS;

export interface ListWish {
  chip: ChipKind;
  sort: Sort;
  search: string;
}

/** An item of the list: the head of a night, or a series. */
export type ListItem =
  | { kind: 'night'; id: string; text: string }
  /** `first`: it begins its star; the filters of a star after it belong to it. */
  | { kind: 'series'; id: string; line: SeriesLine; first: boolean };

export function linesOf(entries: readonly SeriesEntry[]): SeriesLine[] {
  return entries.map(seriesLine);
}

export function chipOf({ stand }: SeriesLine): ChipKind {
  const kinds = Object.keys(CHIPS) as ChipKind[];
  return kinds.find((kind) => (CHIPS[kind].stands as readonly Stand[]).includes(stand)) ?? 'working';
}

/** How many series each chip has. */
export function chipCounts(lines: readonly SeriesLine[]): Record<ChipKind, number> {
  const counts = { waiting: 0, unnamed: 0, halted: 0, working: 0, decided: 0 };
  for (const line of lines) counts[chipOf(line)]++;
  return counts;
}

/** The lines of a chip that fit what is searched for, in the order that is wished for. */
export function wishedLines(lines: readonly SeriesLine[], { chip, sort, search }: ListWish): SeriesLine[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (line: SeriesLine) => {
    const text =
      `${line.star} ${line.filter} ${line.key.night} ${nightText(line.key.night)} ${line.words}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return lines.filter((line) => chipOf(line) === chip && fits(line)).sort(ORDERS[sort]);
}

/** With the head of every night before its stars; by star the night stands with each. */
export function listItems(lines: readonly SeriesLine[], sort: Sort): ListItem[] {
  return lines.flatMap((line, at): ListItem[] => {
    const before = lines[at - 1];
    const newHead = before === undefined || headOf(before, sort) !== headOf(line, sort);
    const first = newHead || before.star !== line.star || before.key.night !== line.key.night;
    const item: ListItem = { kind: 'series', id: line.id, line, first };
    if (!newHead || sort === 'worst') return [item];
    return [{ kind: 'night', id: `head ${headOf(line, sort)}`, text: headText(line, sort) }, item];
  });
}

function headOf(line: SeriesLine, sort: Sort): string {
  return sort === 'star' ? line.star : line.key.night;
}

function headText(line: SeriesLine, sort: Sort): string {
  return sort === 'star' ? line.star : nightText(line.key.night);
}

type Order = (a: SeriesLine, b: SeriesLine) => number;

const newest: Order = (a, b) =>
  b.key.night.localeCompare(a.key.night) || a.star.localeCompare(b.star) || a.filter.localeCompare(b.filter);

const ORDERS: Readonly<Record<Sort, Order>> = {
  newest,
  worst: (a, b) => b.badness - a.badness || newest(a, b),
  star: (a, b) => a.star.localeCompare(b.star) || newest(a, b),
};

/** The line after one, round the list; null where there is no other. */
export function nextLine(lines: readonly SeriesLine[], id: string | null, step = 1): SeriesLine | null {
  const at = lines.findIndex((line) => line.id === id);
  const to = at === -1 ? (step > 0 ? 0 : lines.length - 1) : (at + step + lines.length) % lines.length;
  const next = lines[to];
  return next === undefined || next.id === id ? null : next;
}
