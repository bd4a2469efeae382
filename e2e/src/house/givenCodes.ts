import { type Breach, isForTests, type SourceFile, withoutComments } from './sourceFile.js';

/** A word of a registry that the program may give an observer, by the name production code has for it. */
export interface Code {
  registry: string;
  code: string;
}

/** Registries and contracts only name the words; giving and expecting one happens elsewhere. */
const NAMED_ONLY = /^proto\/|^e2e\/src\/(?:house\/|codes)/;

/** What every code lacks of these two: production code that gives it, and a spec that has it given. */
export function codeBreaches(files: readonly SourceFile[], codes: readonly Code[]): Breach[] {
  const others = files.filter(({ path }) => !NAMED_ONLY.test(path));
  const texts = (forTests: boolean) =>
    others.filter(({ path }) => isForTests(path) === forTests).map(({ text }) => withoutComments(text));
  const [given, expected] = [texts(false), texts(true)];
  return codes.flatMap(({ registry, code }) => {
    const named = new RegExp(`(['"\`])${code.replaceAll('-', '\\-')}\\1`);
    return [
      ...(given.some((text) => named.test(text)) ? [] : [`${registry} '${code}' is given by nothing`]),
      ...(expected.some((text) => named.test(text)) ? [] : [`${registry} '${code}' is brought about by no spec`]),
    ];
  });
}
