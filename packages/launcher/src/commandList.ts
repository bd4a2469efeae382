/** Every command, in the order help shows them. */
export const COMMANDS = [
  {
    name: 'demo',
    usage: 'demo [--no-ui]',
    words: { least: 0, most: 0 },
    does: 'a simulated night with known truth through the whole pipeline, then the page',
  },
  { name: 'up', usage: 'up', words: { least: 0, most: 0 }, does: 'everything, watching for new nights, until Ctrl-C' },
  {
    name: 'run',
    usage: 'run --once',
    words: { least: 0, most: 0 },
    does: 'everything, until all that is there is done; prints every series',
  },
  {
    name: 'status',
    usage: 'status',
    words: { least: 0, most: 0 },
    does: 'where every series stands; also when nothing runs',
  },
  {
    name: 'rebuild',
    usage: 'rebuild [SERVICE]',
    words: { least: 0, most: 1 },
    does: 'replays the event log into fresh tables',
  },
  {
    name: 'doctor',
    usage: 'doctor',
    words: { least: 0, most: 0 },
    does: 'looks at programs, star database, folders, site, clock',
  },
  {
    name: 'stardb',
    usage: 'stardb --from-tycho',
    words: { least: 0, most: Number.POSITIVE_INFINITY },
    does: "builds a star database for ASTAP from Debian's Tycho-2 data; alone it shows its options",
  },
  {
    name: 'service',
    usage: 'service NAME',
    words: { least: 1, most: 1 },
    does: 'one service, NAME-worker or the broker alone, in the foreground',
  },
  {
    name: 'test',
    usage: 'test [unit|int|e2e]',
    words: { least: 0, most: 1 },
    does: 'all tests and checks, or those of one kind',
  },
] as const;

export type CommandName = (typeof COMMANDS)[number]['name'];

export function helpText(): string {
  const width = Math.max(...COMMANDS.map((command) => command.usage.length));
  return [
    'Usage: ./wombat COMMAND [--data DIR] [--home DIR] [--config FILE]',
    '',
    ...COMMANDS.map((command) => `  ${command.usage.padEnd(width)}  ${command.does}`),
    '',
    '  --data DIR     one folder per night (default: data in the configuration, ./data)',
    '  --home DIR     databases, event log, logs (default: ./.wombat)',
    '  --config FILE  default: ./wombat.yaml where there is one',
  ].join('\n');
}
