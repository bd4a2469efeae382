import { isForTests, projectSources } from '../house/sourceFile.js';

const QUOTED = /'([a-z][a-z ]*)'/g;

/** Why a comparison star or a colour term is not used: sentences for the observer, never a status. */
const NOT_STATUSES = ['usableComps.ts', 'fieldTransform.ts'];

/** Codes a series or a frame may be given, as they stand in the services' sources; in any order, each once. */
export function statusCodesInSources(): string[] {
  const files = projectSources().filter(
    ({ path }) =>
      /^services\/[^/]+\/src\//.test(path) && !isForTests(path) && !NOT_STATUSES.some((name) => path.endsWith(name)),
  );
  const texts = files.flatMap(({ path, text }) => [
    ...matches(text, /\bcode: [^,;\n]+/g),
    ...matches(text, /\bthis\.halt\([^)]*\)/g),
    ...matches(text, /(?:proc|apphot|submitted) = '[a-z]+'/g),
    ...matches(text, /\? 'approved' : '[a-z]+'/g),
    ...matches(text, /\bdate: '[a-z]+'/g),
    ...(/^services\/ingest\/src\/(projection|reactor)\//.test(path) ? frameStates(text) : []),
  ]);
  return [...new Set(texts.flatMap((text) => [...text.matchAll(QUOTED)].map((match) => match[1] ?? '')))].sort();
}

function frameStates(text: string): string[] {
  return [
    ...matches(text, /\badvance\(store, payload, [^;]+/g),
    ...matches(text, /\bsetByHash\([^;]+/g),
    ...matches(text, /\bstate(?: =|:) '[a-z ]+'/g),
  ];
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([match]) => match);
}
