import { ok, type Result, refuse } from '@wombat/result';
import { parse } from 'yaml';

/** Reads YAML; the reason it is none in one line, with the place in the text. */
export function readYaml(text: string): Result<unknown> {
  try {
    return ok(parse(text, { logLevel: 'error' }));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return refuse(message.replace(/:?\n[\s\S]*$/, ''));
  }
}
