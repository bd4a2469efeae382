import type { ArchiveResult } from './archiveResult.js';

const MEBIBYTE = 2 ** 20;

/** What was measured on archives of several sizes, in Markdown: a column an archive, a row a figure. */
export function archiveTables(results: readonly ArchiveResult[]): string {
  const replayed = new Set(results.flatMap(({ replays = [] }) => replays.map(({ service }) => service)));
  const rows: [string, (result: ArchiveResult) => string | undefined][] = [
    ['events in the log', ({ replays }) => replays?.[0]?.events.toString()],
    ['`run --once`, nothing new: wall s', ({ nothingNew }) => nothingNew?.wallSeconds.toFixed(1)],
    ['`run --once`, nothing new: CPU s', ({ nothingNew }) => nothingNew?.cpuSeconds.toFixed(1)],
    ['`up`, idle: percent of a core', ({ idle }) => idle?.idlePercent.toFixed(1)],
    ['`status`: s', ({ idle }) => idle?.statusSeconds.toFixed(2)],
    ['`status`: CPU s', ({ idle }) => idle?.statusCpuSeconds.toFixed(2)],
    ['list of the page: s', ({ idle }) => idle?.listSeconds.toFixed(2)],
    ['a light curve: s', ({ idle }) => idle?.curveSeconds.toFixed(2)],
    ['a small night more: CPU s', ({ newNight }) => newNight?.cpuSeconds.toFixed(1)],
    ['the same without the archive: CPU s', ({ newNightAlone }) => newNightAlone?.cpuSeconds.toFixed(1)],
    ...[...replayed].map((service): [string, (result: ArchiveResult) => string] => [
      `replay, ${service}: wall s, CPU s, MiB at 1/4, 1/2, 1`,
      (result) => replayOf(result, service),
    ]),
  ];
  const lines = [
    ['nights', ...results.map(({ nights, series, frames }) => `${nights} x ${series} x ${frames}`)],
    ['---', ...results.map(() => '---')],
    ...rows.map(([name, of]) => [name, ...results.map((result) => of(result) ?? '')]),
  ];
  return `${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}

function replayOf({ replays = [] }: ArchiveResult, service: string): string {
  const replay = replays.find((one) => one.service === service);
  if (replay === undefined) return '';
  const held = replay.heldBytes.map((bytes) => Math.round(bytes / MEBIBYTE));
  return [replay.seconds.toFixed(1), replay.cpuSeconds.toFixed(1), held.join(' ')].join(', ');
}
