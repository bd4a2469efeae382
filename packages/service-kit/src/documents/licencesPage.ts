import { fileURLToPath } from 'node:url';
import { type UsedPackage, usedPackages } from './licences.js';
import { markdownTable } from './markdownTable.js';

/** Where the page stands in the checkout, and what it is made of. */
export const LICENCES_DOCUMENT = fileURLToPath(new URL('../../../../docs/licences.md', import.meta.url));
export const PACKAGE_LOCK = fileURLToPath(new URL('../../../../package-lock.json', import.meta.url));

const INTRODUCTION = `# Licences of the packages a run uses

Made from \`package-lock.json\` by \`npm run licences\`; change nothing here. Packages that only build or test are not among them, nor
nats-server, ASTAP and solve-field, which npm does not bring and which are started as programs of their own. A test refuses a package whose licence asks for more than to be named. \`npm run --silent sbom\` prints all of them with their
checksums, in the format of CycloneDX (npm 10 or newer).`;

/** docs/licences.md: every package from others that is installed for a run. */
export function licencesPage(lockText: string): string {
  const used = usedPackages(lockText);
  const kinds = Map.groupBy(used, ({ licence }) => licence ?? 'none is told');
  const counts = [...kinds].map(([licence, packages]) => [licence, String(packages.length)]);
  counts.sort(([a = '', many = ''], [b = '', few = '']) => Number(few) - Number(many) || (a < b ? -1 : 1));
  const rows = used.map(({ name, version, licence }: UsedPackage) => [name, version, licence ?? 'none is told']);
  return `${[
    INTRODUCTION,
    markdownTable(['licence', 'packages'], counts),
    markdownTable(['package', 'version', 'licence'], rows),
  ].join('\n\n')}\n`;
}
