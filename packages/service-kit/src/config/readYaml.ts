import { parse } from 'yaml';

export type ReadYaml = { ok: true; value: unknown } | { ok: false; reason: string };

/** Reads YAML; the reason it is none in one line, with the place in the text. */
export function readYaml(text: string): ReadYaml {
  try {
    return { ok: true, value: parse(text, { logLevel: 'error' }) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: message.replace(/:?\n[\s\S]*$/, '') };
  }
}
