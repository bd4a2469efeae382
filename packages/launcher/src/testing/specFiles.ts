import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../places/projectRoot.js';

export const KINDS = ['unit', 'int', 'e2e'] as const;
export type Kind = (typeof KINDS)[number];

/** The built specs of one kind, in order; what is left of a spec whose source is gone is not one. */
export function specFiles(kind: Kind): string[] {
  const files = [...folders()].flatMap((folder) => globSync(`${folder}/**/*.${kind}.spec.js`, { cwd: projectRoot }));
  return files.filter((file) => existsSync(join(projectRoot, sourceOf(file)))).sort();
}

export function sourceOf(file: string): string {
  return file.replace('/dist/', '/src/').replace(/\.js$/, '.ts');
}

function folders(): string[] {
  return globSync('{proto,e2e,packages/*,services/*,services/*/*,tools/*}/dist', { cwd: projectRoot });
}
