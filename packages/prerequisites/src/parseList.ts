import type { Prerequisite, PrerequisiteList } from './prerequisite.js';

/** The lines of a prerequisite in the order they have to stand in, as ./wombat reads them one by one. */
const ORDER = ['prerequisite', 'why', 'for', 'unless', 'program', 'file', 'macos', 'debian'];

interface Line {
  key: string;
  value: string;
}

/**
 * Reads the text of `prerequisites.txt`.
 * @throws Error where a line is not as its head says
 */
export function parseList(text: string): PrerequisiteList {
  const lines = text.split('\n').flatMap((line) => lineOf(line.trim()));
  const first = lines.findIndex(({ key }) => key === 'prerequisite');
  const places = lines.slice(0, first);
  if (first === -1 || places.some(({ key }) => key !== 'place')) throw new Error('places stand before prerequisites');
  return { places: places.map(({ value }) => value), prerequisites: blocksOf(lines.slice(first)).map(readBlock) };
}

function lineOf(line: string): Line[] {
  if (line === '' || line.startsWith('#')) return [];
  const [, key = '', value = ''] = /^(\S+)\s+(\S.*)$/.exec(line) ?? [];
  if (key === '') throw new Error(`'${line}' says nothing`);
  return [{ key, value }];
}

function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  for (const line of lines) {
    if (line.key === 'prerequisite') blocks.push([]);
    blocks.at(-1)?.push(line);
  }
  return blocks;
}

function readBlock(lines: readonly Line[]): Prerequisite {
  const all = (key: string) => lines.filter((line) => line.key === key).map(({ value }) => value);
  const one = (key: string) => all(key)[0] ?? null;
  const words = (key: string) => all(key).flatMap((value) => value.split(/\s+/));
  const read = {
    name: one('prerequisite') ?? '',
    why: one('why') ?? '',
    neededFor: words('for'),
    unless: one('unless'),
    programs: all('program'),
    files: all('file'),
    macos: one('macos'),
    debian: words('debian'),
  };
  const fault = faultOf(lines, read);
  if (fault !== null) throw new Error(`${read.name}: ${fault}`);
  return read;
}

function faultOf(lines: readonly Line[], { why, neededFor, programs, files }: Prerequisite): string | null {
  const ranks = lines.map(({ key }) => ORDER.indexOf(key));
  const inOrder = ranks.every((rank, index) => rank >= (ranks[index - 1] ?? 0));
  if (!inOrder || lines.at(-1)?.key !== 'debian') return `its lines are ${ORDER.join(', ')}, in this order`;
  if (why === '' || neededFor.length === 0) return 'what it is for has to be said';
  return programs.length + files.length === 0 ? 'what proves that it is there has to be said' : null;
}
