import { withoutComments } from './sourceFile.js';

const FROM = /\b(?:import|export)\b[^'"`;()]*?\bfrom\s*['"]([^'"]+)['"]/g;
const BARE = /(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g;

/** What a source imports or exports on, in any form, by the name it gives. */
export function importsOf(text: string): string[] {
  const code = withoutComments(text);
  return [FROM, BARE, DYNAMIC].flatMap((form) => [...code.matchAll(form)].map((match) => match[1] ?? ''));
}
