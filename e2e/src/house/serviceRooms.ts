import type { Breach, SourceFile } from './sourceFile.js';

const SERVICE = /^services\/([^/]+)\/src\//;

const ROOMS = ['domain/', 'reactor/', 'projection/', 'api/', 'adapters/'];

/**
 * Who knows one service knows all: every one has its entry, its module and a domain, and beside them no room but the known
 * ones. A service that reacts to nothing has no reactor.
 */
export function serviceRoomBreaches(files: readonly SourceFile[]): Breach[] {
  const names = new Set(files.flatMap(({ path }) => SERVICE.exec(path)?.[1] ?? []));
  return [...names].sort().flatMap((name) => {
    const has = (room: string) => files.some(({ path }) => path.startsWith(`services/${name}/src/${room}`));
    const missing = ['main.ts', `${name}.module.ts`, 'domain/', 'projection/'].filter((room) => !has(room));
    if (!has('api/') && !has('adapters/')) missing.push('api/ or adapters/');
    return [...missing.map((room) => `services/${name} has no src/${room}`), ...unknownRooms(files, name)];
  });
}

function unknownRooms(files: readonly SourceFile[], name: string): string[] {
  const own = files.flatMap(({ path }) => new RegExp(`^services/${name}/src/([^/]+/)`).exec(path)?.[1] ?? []);
  return [...new Set(own)]
    .filter((room) => !ROOMS.includes(room))
    .map((room) => `services/${name} has a room of its own, src/${room}`);
}
