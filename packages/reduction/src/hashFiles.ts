import type { Crew } from './crew.js';

/** SHA-256 of files, as `hashFile` tells it, in their order, by all threads. Throws what the file system throws. */
export async function hashFiles(crew: Crew, paths: readonly string[]): Promise<string[]> {
  const next = new Int32Array(new SharedArrayBuffer(4));
  const hashes = paths.map(() => '');
  for (const { file, sha256 } of (await crew.run('hashShare', { paths, next })).flat()) hashes[file] = sha256;
  return hashes;
}
