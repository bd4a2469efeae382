import { ok, type Result, refuse } from '@wombat/result';
import type { Document, YAMLParseError } from 'yaml';
import { printable } from '../words/index.js';

/** What a YAML document says, where its references lead somewhere, and neither into themselves nor too far. */
export function plainValue(document: Document.Parsed): Result<unknown> {
  try {
    const value: unknown = document.toJS();
    return holdsItself(value, []) ? refuse('a reference (*) leads to what it stands in') : ok(value);
  } catch (error) {
    // What yaml throws of a reference to nothing, and of references that multiply each other.
    if (error instanceof ReferenceError)
      return refuse(`a reference (*) cannot be followed: ${printable(error.message)}`);
    throw error;
  }
}

function holdsItself(value: unknown, above: readonly object[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (above.includes(value)) return true;
  return Object.values(value).some((below) => holdsItself(below, [...above, value]));
}

/** Why a text is no YAML, in one line: yaml shows the place below it. */
export function yamlProblem({ message }: YAMLParseError): string {
  return printable(message.replace(/:?\n[\s\S]*$/, '').slice(0, LONGEST_PROBLEM));
}

const LONGEST_PROBLEM = 300;
