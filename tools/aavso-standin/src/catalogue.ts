/** A VSX record as the service gives it: every value a string, absent facts absent. Keys with `_` stay inside. */
export interface VariableRecord {
  Name: string;
  RA2000: string;
  Declination2000: string;
  AUID?: string;
  /** Other names it answers to. */
  _aliases?: string[];
  [fact: string]: string | string[] | undefined;
}

export interface CompBand {
  band: string;
  mag: number;
  error: number | null;
}

/** A comparison star; position in degrees, `label` is the V magnitude in tenths as charts print it. */
export interface CompRecord {
  auid: string;
  ra: number;
  dec: number;
  label: string;
  bands: CompBand[];
  comments?: string | null;
}

/** What the stand-in knows of the sky: the same JSON for every tool that makes or serves one. */
export interface StandinCatalogue {
  chartid: string;
  variables: VariableRecord[];
  comps: CompRecord[];
}

/** Reads a catalogue out of parsed JSON; throws a sentence that names what is missing. */
export function parseCatalogue(json: unknown): StandinCatalogue {
  if (!isObject(json) || typeof json.chartid !== 'string') throw new Error('The catalogue needs "chartid", a text');
  if (!Array.isArray(json.variables) || !json.variables.every(isVariable)) {
    throw new Error('The catalogue needs "variables", each with Name, RA2000 and Declination2000 as texts');
  }
  if (!Array.isArray(json.comps) || !json.comps.every(isComp)) {
    throw new Error('The catalogue needs "comps", each with auid, ra and dec in degrees, label and bands');
  }
  return { chartid: json.chartid, variables: json.variables, comps: json.comps };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isVariable(value: unknown): value is VariableRecord {
  return (
    isObject(value) &&
    typeof value.Name === 'string' &&
    Number.isFinite(Number(value.RA2000)) &&
    Number.isFinite(Number(value.Declination2000))
  );
}

function isComp(value: unknown): value is CompRecord {
  return (
    isObject(value) &&
    typeof value.auid === 'string' &&
    typeof value.ra === 'number' &&
    typeof value.dec === 'number' &&
    typeof value.label === 'string' &&
    Array.isArray(value.bands)
  );
}
