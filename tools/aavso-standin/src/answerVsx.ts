import { separationDegrees } from '@wombat/sky';
import { type Answer, jsonAnswer, phpJson } from './answer.js';
import type { StandinCatalogue, VariableRecord } from './catalogue.js';
import { findVariable } from './findVariable.js';
import type { Observation } from './site/observationRows.js';

/**
 * VSX as recorded in 2024-2026: `view=api.object&ident=`, `view=api.list&ra=&dec=&radius=` (degrees) and
 * `view=api.delim` for `observations`. An unknown star is 200 with an empty ARRAY in place of the object. Without
 * `format=json` the answer is XML.
 */
export function answerVsx(
  catalogue: StandinCatalogue,
  query: URLSearchParams,
  observations: readonly Observation[],
): Answer {
  const view = query.get('view');
  if (view === 'api.object') return one(findVariable(catalogue, query.get('ident') ?? ''), query);
  if (view === 'api.list') {
    const found = cone(catalogue, query).map(publicFacts);
    return jsonAnswer(phpJson({ VSXObjects: found.length > 0 ? { VSXObject: found } : [] }));
  }
  if (view === 'api.delim') return delimited(catalogue, query, observations);
  return {
    status: 200,
    contentType: 'text/html; charset=utf-8',
    body: '<html><body>The International Variable Star Index</body></html>',
  };
}

/** Observations of a star as text, a header line first; dates within `fromjd` and `tojd`. */
function delimited(catalogue: StandinCatalogue, query: URLSearchParams, observations: readonly Observation[]): Answer {
  const star = findVariable(catalogue, query.get('ident') ?? '');
  const delimiter = query.get('delimiter') ?? ',';
  const within = (jd: number) => jd >= Number(query.get('fromjd') ?? 0) && jd <= Number(query.get('tojd') ?? 1e9);
  const lines = observations
    .filter(({ name, jd }) => star !== null && findVariable(catalogue, name) === star && within(Number(jd)))
    .map(({ jd, mag, magError, band, observer, name }) => [
      jd,
      mag,
      magError,
      band,
      observer,
      'V',
      name,
      'STD',
      '',
      '0',
      'CCD',
    ]);
  const header = ['JD', 'mag', 'uncert', 'band', 'by', 'val', 'starName', 'mtype', 'obsID', 'fainterThan', 'obsType'];
  const body = star === null ? '' : [header, ...lines].map((cells) => cells.join(delimiter)).join('\n');
  return { status: 200, contentType: 'text/plain; charset=utf-8', body: `${body}\n` };
}

function one(variable: VariableRecord | null, query: URLSearchParams): Answer {
  const facts = variable === null ? [] : publicFacts(variable);
  return query.get('format') === 'json'
    ? jsonAnswer(phpJson({ VSXObject: facts }))
    : { status: 200, contentType: 'text/xml; charset=utf-8', body: xml(facts) };
}

function cone(catalogue: StandinCatalogue, query: URLSearchParams): VariableRecord[] {
  const number = (key: string) => Number(query.get(key) ?? Number.NaN);
  const centre = { raDegrees: number('ra'), decDegrees: number('dec') };
  const faintest = query.has('tomag') ? number('tomag') : Number.POSITIVE_INFINITY;
  return catalogue.variables.filter((variable) => {
    const position = { raDegrees: Number(variable.RA2000), decDegrees: Number(variable.Declination2000) };
    const brightest = Number.parseFloat(String(variable.MaxMag));
    return separationDegrees(position, centre) <= number('radius') && !(brightest > faintest);
  });
}

function publicFacts(variable: VariableRecord): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variable).filter(
      (fact): fact is [string, string] => !fact[0].startsWith('_') && typeof fact[1] === 'string',
    ),
  );
}

function xml(facts: Record<string, string> | never[]): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const elements = Object.entries(facts).map(([name, value]) => `<${name}>${escaped(value)}</${name}>`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<VSXObject>${elements.join('')}</VSXObject>\n`;
}
