import type { SequenceBand, SequenceComp } from './nightPlan.js';

/** A comp out of chart notation: `19:32:45.40`, `56:23:19.5`, and `[band, magnitude, error]` rows, V first. */
export function sequenceComp(
  auid: string,
  [raText, decText]: [ra: string, dec: string],
  bands: [band: string, mag: number, error: number][],
  comments = '',
): SequenceComp {
  const rows = bands.map(([band, mag, error]): SequenceBand => ({ band, mag, error }));
  const v = rows.find(({ band }) => band === 'V');
  if (v === undefined) throw new RangeError(`The comp ${auid} has no V magnitude`);
  return {
    auid,
    raDegrees: angle(raText) * 15,
    decDegrees: angle(decText),
    label: String(Math.round(v.mag * 10)),
    bands: rows,
    comments,
  };
}

function angle(text: string): number {
  const [whole = 0, minutes = 0, seconds = 0] = text.replace('-', '').split(':').map(Number);
  return (text.startsWith('-') ? -1 : 1) * (whole + minutes / 60 + seconds / 3600);
}

/** An invented comp: `east` and `north` arcminutes from a centre, V and B-V; other bands by ordinary colours. */
export function inventedComp(
  auid: string,
  { centre, east, north }: { centre: { raDegrees: number; decDegrees: number }; east: number; north: number },
  { v, bMinusV }: { v: number; bMinusV: number },
): SequenceComp {
  const raDegrees = centre.raDegrees + east / 60 / Math.cos((centre.decDegrees * Math.PI) / 180);
  const rounded = (mag: number) => Number(mag.toFixed(3));
  const bands = [
    { band: 'V', mag: rounded(v), error: 0.02 },
    { band: 'B', mag: rounded(v + bMinusV), error: 0.03 },
    { band: 'Rc', mag: rounded(v - 0.57 * bMinusV), error: 0.03 },
    { band: 'Ic', mag: rounded(v - 1.1 * bMinusV), error: 0.04 },
  ];
  return {
    auid,
    raDegrees,
    decDegrees: centre.decDegrees + north / 60,
    label: String(Math.round(v * 10)),
    bands,
    comments: '',
  };
}
