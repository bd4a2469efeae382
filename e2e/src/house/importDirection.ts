import { posix } from 'node:path';
import { importsOf } from './importsOf.js';
import { type Breach, isForTests, type SourceFile } from './sourceFile.js';

/** Packages import only from layers below their own. */
const LAYERS = [
  ['result', 'prerequisites'],
  ['proto', 'fits', 'sky', 'imaging', 'aavso'],
  ['reduction'],
  ['by-hand'],
  ['eventlog'],
  ['service-kit'],
  ['launcher'],
];
const PURE = ['result', 'fits', 'sky', 'imaging'];
const WORLDLY =
  /^(?:@nestjs\/|@nats-io\/|@grpc\/|typeorm|better-sqlite3|express|pino|rxjs)|^node:(?:http|https|http2|net|tls|dgram|sqlite)$/;
const TOOLS = ['random', 'testdata', 'stardb', 'aavso-standin', 'observatory', 'bench'];

/** Dependencies point one way: services -> packages -> lower packages; tools -> packages; nothing points back up. */
export function importDirectionBreaches(files: readonly SourceFile[]): Breach[] {
  return files.flatMap((file) =>
    importsOf(file.text).flatMap((name) => {
      const why = objection(file.path, name);
      return why === null ? [] : [`${file.path} imports ${name}: ${why}`];
    }),
  );
}

function objection(path: string, name: string): string | null {
  if (name.startsWith('.')) return leavesItsPlace(path, name) ? 'a relative import stays within its own package' : null;
  const [place = '', own = ''] = path.split('/');
  if (place === 'packages' && PURE.includes(own) && WORLDLY.test(name))
    return `${own} knows no Nest, NATS, SQL or HTTP`;
  if (!isForTests(path) && /\/testkit$/.test(name)) return 'a test kit is for tests';
  const other = /^@wombat\/([^/]+)/.exec(name)?.[1];
  if (other === undefined || isAllowed({ path, place, own, other })) return null;
  return `${place === 'e2e' ? 'e2e' : `${place}/${own}`} may not depend on it`;
}

interface Dependency {
  path: string;
  place: string;
  /** Name of the package or service it stands in. */
  own: string;
  /** Name of what it imports, without the scope. */
  other: string;
}

function isAllowed({ path, place, own, other }: Dependency): boolean {
  if (place === 'e2e') return true;
  if (isForTests(path) && TOOLS.includes(other)) return true;
  if (place === 'packages') return layerOf(other) !== -1 && layerOf(other) < layerOf(own);
  if (place === 'services') return layerOf(other) !== -1 && other !== 'launcher';
  if (place === 'tools') return layerOf(other) !== -1 || TOOLS.includes(other);
  return false;
}

function layerOf(name: string): number {
  return LAYERS.findIndex((layer) => layer.includes(name));
}

function leavesItsPlace(path: string, name: string): boolean {
  const depth = path.startsWith('e2e/') || path.startsWith('proto/') ? 1 : 2;
  const home = path.split('/').slice(0, depth).join('/');
  return !posix.normalize(posix.join(posix.dirname(path), name)).startsWith(`${home}/`);
}
