import type { GateVerdict } from '@wombat/proto';
import type { HaltCode } from '@wombat/proto/words';
import { STATUSES } from '@wombat/proto/words';

/** How far a series of a night has come. */
export interface NightSeries {
  night: string;
  targetName: string;
  filter: string;
  state: 'working' | 'ready' | 'halted';
  /** Why it halted, and when it is tried again by itself, ISO; '' where it is not halted, or not tried again. */
  code: HaltCode | '';
  reason: string;
  retryAt: string;
  /** Frames that were found, and points that go into the report. */
  frames: number;
  rows: number;
  gate: readonly GateVerdict[];
}

/** What is said of a night. */
export interface Notice {
  night: string;
  subject: string;
  text: string;
  /** How many series halted, are ready though a test failed or tells nothing, and are ready without. */
  counts: { halted: number; doubtful: number; good: number };
}

const DAY_MILLISECONDS = 86_400_000;

/** Whether a night is to be told: nothing of it is worked on any more. */
export function isDue(series: readonly NightSeries[]): boolean {
  return series.length > 0 && series.every(({ state }) => state !== 'working');
}

/**
 * The oldest night that is told of, YYYYMMDD: an archive that is reduced at once sends no message for each of its
 * nights.
 */
export function oldestNight(now: Date, days: number): string {
  const oldest = new Date(now.getTime() - days * DAY_MILLISECONDS);
  return oldest.toISOString().slice(0, 10).replaceAll('-', '');
}

/** The message of a night, what failed first. `page` is where to look at it. */
export function nightNotice(night: string, series: readonly NightSeries[], page: string): Notice {
  const halted = series.filter(({ state }) => state === 'halted');
  const doubtful = series.filter((each) => each.state === 'ready' && doubts(each).length > 0);
  const good = series.filter((each) => each.state === 'ready' && doubts(each).length === 0);
  const counts = { halted: halted.length, doubtful: doubtful.length, good: good.length };
  const date = `${night.slice(0, 4)}-${night.slice(4, 6)}-${night.slice(6, 8)}`;
  const parts = [
    ...(halted.length > 0 ? [`${halted.length} halted`] : []),
    ...(doubtful.length > 0 ? [`${doubtful.length} to look at closely`] : []),
    ...(good.length > 0 ? [`${good.length} ready`] : []),
  ];
  const blocks = [
    block('Halted:', halted, haltedLine),
    block('Ready, but a test failed or could not be made:', doubtful, doubtfulLine),
    block('Ready, all tests passed:', good, readyLine),
  ];
  const text = [`Night of ${date}: ${parts.join(', ')}.`, ...blocks.filter((each) => each !== ''), page].join('\n\n');
  return { night, subject: `wombat ${date}: ${parts.join(', ')}`, text: `${text}\n`, counts };
}

function block(title: string, series: readonly NightSeries[], line: (one: NightSeries) => string): string {
  return series.length === 0 ? '' : [title, ...series.map((one) => `- ${line(one)}`)].join('\n');
}

function haltedLine({ targetName, filter, code, reason, retryAt }: NightSeries): string {
  const again = retryAt === '' ? '' : ` It is tried again at ${retryAt.slice(0, 16).replace('T', ' ')} UTC.`;
  return `${targetName} ${filter}: ${code === '' ? '' : `${STATUSES[code].short}. `}${reason}${again}`;
}

function doubtfulLine(one: NightSeries): string {
  const found = doubts(one);
  return `${readyLine(one)}, ${found.length} of ${one.gate.length} tests not passed: ${found[0]?.sentence ?? ''}`;
}

function readyLine({ targetName, filter, rows, frames }: NightSeries): string {
  return `${targetName} ${filter}: ${rows} points of ${frames} frames`;
}

function doubts({ gate }: NightSeries): GateVerdict[] {
  const failed = gate.filter(({ verdict }) => verdict === 'fail');
  return [...failed, ...gate.filter(({ verdict }) => verdict !== 'fail' && verdict !== 'pass')];
}
