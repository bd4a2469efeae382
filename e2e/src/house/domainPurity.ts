import { posix } from 'node:path';
import { importsOf } from './importsOf.js';
import { type Breach, isForTests, type SourceFile, withoutComments } from './sourceFile.js';

const DOMAIN = /^services\/(?:[^/]+\/)+src\/domain\//;
/** What a decision may rest on beside its own files: our packages that compute, and the words of the contracts. */
const COMPUTES = /^@wombat\/(?:(?:result|fits|sky|imaging|aavso|proto)(?:\/|$)|service-kit\/words$)/;

const IMPURE: readonly [RegExp, string][] = [
  [/\bDate\.now\b/, 'asks the clock'],
  [/\bnew Date(?:\(\s*\)|(?!\s*\())/, 'asks the clock'],
  [/\bperformance\.now\b/, 'asks the clock'],
  [/\bMath\.random\b/, 'throws dice'],
  [/\bcrypto\./, 'throws dice'],
  [/\bprocess\./, 'asks the process'],
  [/\bfetch\(/, 'asks the network'],
  [/\bset(?:Timeout|Interval|Immediate)\(/, 'waits'],
];

/**
 * The domain of a service decides from what it is given: no clock, disk, database, HTTP, Nest or chance. As it imports
 * only files of the domain and packages that compute, that holds through all it imports.
 */
export function domainPurityBreaches(files: readonly SourceFile[]): Breach[] {
  return files
    .filter(({ path }) => DOMAIN.test(path) && !isForTests(path))
    .flatMap((file) => [...importBreaches(file), ...codeBreaches(file)]);
}

function importBreaches({ path, text }: SourceFile): Breach[] {
  const domain = DOMAIN.exec(path)?.[0] ?? '';
  return importsOf(text)
    .filter((name) => {
      if (!name.startsWith('.')) return !COMPUTES.test(name);
      const target = posix.join(posix.dirname(path), name);
      return !target.startsWith(domain) || isForTests(target);
    })
    .map((name) => `${path} imports ${name}: a domain imports its own files and packages that compute`);
}

function codeBreaches({ path, text }: SourceFile): Breach[] {
  const code = withoutComments(text);
  return IMPURE.filter(([pattern]) => pattern.test(code)).map(
    ([pattern, what]) => `${path} ${what} (${pattern.source}): hand it in`,
  );
}
