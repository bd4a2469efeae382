import type { z } from 'zod';
import { nearestWord, printable } from '../words/index.js';
import { keysAt } from './keysOfSchema.js';

type Issue = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: 'text (put it in quotes)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'keys and values',
  record: 'keys and values',
  null: 'null',
};

const LONGEST_SHOWN = 200;

/** One sentence for what is wrong: the key, the value it has in `config`, and what would be right. */
export function problemSentence(issue: Issue, config: unknown): string {
  if (issue.code === 'invalid_key') return keySentence(issue);
  const value = valueAt(config, issue.path);
  const shown = value === undefined ? 'missing' : shownText(JSON.stringify(value));
  return `'${shownText(issue.path.join('.'))}' is ${shown}: it must be ${expectation(issue)}`;
}

/** One sentence for a key the schema does not know at a path, with the one that was probably meant. */
export function unknownKey(key: string, path: readonly PropertyKey[]): string {
  const where = path.length === 0 ? 'at the top' : `in '${shownText(path.join('.'))}'`;
  const nearest = nearestWord(key, keysAt(path));
  const advice = nearest === null ? 'check the spelling;' : `did you mean '${nearest}'?`;
  return `unknown key '${shownText(key)}' ${where}: ${advice} docs/configuration.md lists every key`;
}

/** Of a key that may be chosen, but not so. */
function keySentence({ path, issues: [first] }: z.core.$ZodIssueInvalidKey): string {
  const what = first === undefined ? 'another one' : expectation(first);
  return `'${shownText(path.slice(0, -1).join('.'))}' has the key '${shownText(String(path.at(-1)))}': it must be ${what}`;
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'invalid_union':
      return issue.errors.flatMap(([first]) => (first === undefined ? [] : [expectation(first)])).join(' or ');
    case 'too_small':
      return `${issue.inclusive ? 'at least' : 'above'} ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `${issue.inclusive ? 'at most' : 'below'} ${issue.maximum}${unitOf(issue.origin)}`;
    case 'invalid_format':
      return issue.format === 'url' ? 'a URL such as https://vsx.aavso.org' : issue.message;
    default:
      return issue.message;
  }
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

function valueAt(config: unknown, path: readonly PropertyKey[]): unknown {
  let value = config;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** What somebody wrote, as a sentence may hold it: short, and without what steers a terminal. */
function shownText(text: string): string {
  return printable(text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}...`);
}
