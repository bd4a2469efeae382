import { posix } from 'node:path';
import { importsOf } from './importsOf.js';
import { type Breach, isForTests, type SourceFile } from './sourceFile.js';

/** The sources of a service; the page's server is one of them, the page itself is not. */
const SERVICE = /^services\/(?:ui\/server|(?!ui\/)[^/]+)\/src\//;

/**
 * Rooms of a service, and how far from its core they are: a room imports from lower ones alone, never from its
 * neighbours.
 */
const FLOORS: Readonly<Record<string, number>> = {
  domain: 0,
  projection: 1,
  adapters: 1,
  work: 2,
  reactor: 2,
  api: 3,
};

/**
 * Who knows one service knows all: every one has its entry, its module and a domain, and beside them no room but the
 * known ones. A service that reacts to nothing has no reactor, one without workers no work.
 */
export function serviceRoomBreaches(files: readonly SourceFile[]): Breach[] {
  const homes = new Set(files.flatMap(({ path }) => SERVICE.exec(path)?.[0] ?? []));
  return [...homes].sort().flatMap((home) => {
    const has = (room: string) => files.some(({ path }) => path.startsWith(`${home}${room}`));
    const missing = ['main.ts', `${nameOf(home)}.module.ts`, 'domain/', 'projection/'].filter((room) => !has(room));
    if (!has('api/') && !has('adapters/')) missing.push('api/ or adapters/');
    return [...missing.map((room) => `${home} has no ${room}`), ...unknownRooms(files, home)];
  });
}

/** Between the rooms of a service imports point one way: domain < projection, adapters < work, reactor < api. */
export function roomDirectionBreaches(files: readonly SourceFile[]): Breach[] {
  return files.flatMap(({ path, text }) => {
    const home = SERVICE.exec(path)?.[0];
    if (home === undefined || isForTests(path)) return [];
    const from = roomOf(home, path);
    if (from === null) return [];
    return importsOf(text)
      .filter((name) => name.startsWith('.'))
      .filter((name) => {
        const to = roomOf(home, posix.join(posix.dirname(path), name));
        return to === null || (to !== from && floorOf(to) >= floorOf(from));
      })
      .map((name) => `${path} imports ${name}: ${from} imports from the rooms below it alone`);
  });
}

function nameOf(home: string): string {
  return home.split('/')[1] ?? '';
}

/** Null: it stands outside of the rooms, as main.ts does. */
function roomOf(home: string, path: string): string | null {
  const [room, ...rest] = path.slice(home.length).split('/');
  return room === undefined || rest.length === 0 ? null : room;
}

function floorOf(room: string): number {
  return FLOORS[room] ?? Number.POSITIVE_INFINITY;
}

function unknownRooms(files: readonly SourceFile[], home: string): string[] {
  const rooms = files.flatMap(({ path }) =>
    path.startsWith(home) && !isForTests(path) ? (roomOf(home, path) ?? []) : [],
  );
  return [...new Set(rooms)]
    .filter((room) => !(room in FLOORS))
    .map((room) => `${home} has a room of its own, ${room}/`);
}
