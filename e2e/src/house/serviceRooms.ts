import type { Breach, SourceFile } from './sourceFile.js';

const SERVICE = /^services\/([^/]+)\/src\//;

/** Who knows one service knows all: the same rooms in every one. */
export function serviceRoomBreaches(files: readonly SourceFile[]): Breach[] {
  const names = new Set(files.flatMap(({ path }) => SERVICE.exec(path)?.[1] ?? []));
  return [...names].sort().flatMap((name) => {
    const has = (room: string) => files.some(({ path }) => path.startsWith(`services/${name}/src/${room}`));
    const missing = ['main.ts', `${name}.module.ts`, 'domain/', 'reactor/', 'projection/'].filter((room) => !has(room));
    if (!has('api/') && !has('adapters/')) missing.push('api/ or adapters/');
    return missing.map((room) => `services/${name} has no src/${room}`);
  });
}
