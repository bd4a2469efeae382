import { type Answer, jsonAnswer, phpJson } from './answer.js';
import type { StandinCatalogue, VariableRecord } from './catalogue.js';
import { findVariable } from './findVariable.js';
import { separationDegrees } from './skyMeasures.js';

/**
 * VSX as recorded in 2024-2026: `view=api.object&ident=` and `view=api.list&ra=&dec=&radius=` (degrees). An unknown
 * star is 200 with an empty ARRAY in place of the object. Without `format=json` the answer is XML.
 */
export function answerVsx(catalogue: StandinCatalogue, query: URLSearchParams): Answer {
  const view = query.get('view');
  if (view === 'api.object') {
    return one(findVariable(catalogue, query.get('ident') ?? ''), query);
  }
  if (view === 'api.list') {
    const found = cone(catalogue, query).map(publicFacts);
    return jsonAnswer(phpJson({ VSXObjects: found.length > 0 ? { VSXObject: found } : [] }));
  }
  return {
    status: 200,
    contentType: 'text/html; charset=utf-8',
    body: '<html><body>The International Variable Star Index</body></html>',
  };
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
