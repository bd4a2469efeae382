import { posix } from 'node:path';
import { importsOf } from './importsOf.js';
import type { Breach, SourceFile } from './sourceFile.js';

/** Where a worker or a thread begins, and the parts of our packages that are made for it. */
const BEGINS = /^(?:services\/[^/]+\/src\/(?:worker|.+Thread)|packages\/(?:eventlog|service-kit)\/src\/worker)\.ts$/;
/** Of which services are made; each takes a worker as long to load as all of its own. */
const WEIGHTY = /^(?:@wombat\/(?:eventlog|service-kit)$|@nestjs\/|@grpc\/|typeorm|rxjs)/;
const TYPES_ALONE = /\b(?:import|export) type [^;]*;/g;

/** Workers and threads are started many at a time: they load nothing that serves. */
export function leanWorkerBreaches(files: readonly SourceFile[]): Breach[] {
  const texts = new Map(files.map(({ path, text }) => [path, text.replace(TYPES_ALONE, '')]));
  const loaded = new Set([...texts.keys()].filter((path) => BEGINS.test(path)));
  const breaches: Breach[] = [];
  for (const path of loaded) {
    for (const name of importsOf(texts.get(path) ?? '')) {
      if (WEIGHTY.test(name)) breaches.push(`${path}, which a worker loads, imports ${name}`);
      else if (name.startsWith('.')) loaded.add(posix.join(posix.dirname(path), name).replace(/\.js$/, '.ts'));
    }
  }
  return breaches;
}
