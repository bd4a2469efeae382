import type { StandinCatalogue, VariableRecord } from './catalogue.js';

/** A variable by name, alias or AUID; blanks and case do not matter, as with the real service. */
export function findVariable(catalogue: StandinCatalogue, name: string): VariableRecord | null {
  const wanted = plain(name);
  const answersTo = (variable: VariableRecord) =>
    [variable.Name, variable.AUID ?? '', ...(variable._aliases ?? [])].map(plain).includes(wanted);
  return wanted === '' ? null : (catalogue.variables.find(answersTo) ?? null);
}

function plain(name: string): string {
  return name.toUpperCase().replace(/\s+/g, '');
}
