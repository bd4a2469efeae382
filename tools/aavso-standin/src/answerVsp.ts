import { type Answer, jsonAnswer } from './answer.js';
import type { CompRecord, StandinCatalogue, VariableRecord } from './catalogue.js';
import { findVariable } from './findVariable.js';
import { decText, isInSquare, type Position, raText, readAngle } from './skyMeasures.js';

const WIDE_FIELD_ARCMIN = 180;
const WIDE_FIELD_LIMIT = 12;

/**
 * VSP as recorded in 2026: `/api/chart/?star=|ra=&dec=&fov=&maglimit=` and `/api/chart/<chart id>/`. `fov` in
 * arcminutes; a star AAVSO does not know is 400; no comps is 200 with an empty list. The texts of the 400s are not
 * recorded anywhere: ours.
 */
export function answerVsp(catalogue: StandinCatalogue, path: string, query: URLSearchParams): Answer {
  const chartId = /\/api\/chart\/([^/]+)\/?$/.exec(path)?.[1];
  if (chartId !== undefined) return knownChart(catalogue, chartId);
  const fov = Number(query.get('fov') ?? Number.NaN);
  const maglimit = Number(query.get('maglimit') ?? Number.NaN);
  if (!(fov > 0) || !Number.isFinite(maglimit)) return refusal('fov and maglimit are required');
  if (fov > WIDE_FIELD_ARCMIN && maglimit > WIDE_FIELD_LIMIT) {
    return refusal('maglimit must be 12 or brighter for a field of view above 180 arcminutes');
  }
  const star = query.has('star') ? findVariable(catalogue, query.get('star') ?? '') : null;
  const centre = star === null ? askedPosition(query) : positionOf(star);
  return centre === null ? refusal('star not found') : chart(catalogue, { star, centre, fov, maglimit });
}

function askedPosition(query: URLSearchParams): Position | null {
  const raDegrees = readAngle(query.get('ra') ?? '', 15);
  const decDegrees = readAngle(query.get('dec') ?? '', 1);
  return query.has('star') || raDegrees === null || decDegrees === null ? null : { raDegrees, decDegrees };
}

function knownChart(catalogue: StandinCatalogue, chartId: string): Answer {
  const star = catalogue.variables[0];
  if (chartId !== catalogue.chartid || star === undefined) {
    return jsonAnswer(JSON.stringify({ detail: 'Not found.' }), 404);
  }
  return chart(catalogue, { star, centre: positionOf(star), fov: WIDE_FIELD_ARCMIN, maglimit: 20 });
}

function positionOf(star: VariableRecord): Position {
  return { raDegrees: Number(star.RA2000), decDegrees: Number(star.Declination2000) };
}

interface ChartRequest {
  star: VariableRecord | null;
  centre: Position;
  fov: number;
  maglimit: number;
}

function chart(catalogue: StandinCatalogue, { star, centre, fov, maglimit }: ChartRequest): Answer {
  const shown = (comp: CompRecord) =>
    isInSquare({ raDegrees: comp.ra, decDegrees: comp.dec }, centre, fov / 60) && Number(comp.label) / 10 <= maglimit;
  const photometry = catalogue.comps
    .filter(shown)
    .sort((a, b) => Number(a.label) - Number(b.label))
    .map(({ auid, ra, dec, label, bands, comments = '' }) => ({
      auid,
      ra: raText(ra),
      dec: decText(dec),
      label,
      bands,
      comments,
    }));
  const body = {
    chartid: catalogue.chartid,
    image_uri: `https://apps.aavso.org/vsp/chart/${catalogue.chartid}.png?format=json`,
    star: star?.Name ?? '',
    fov,
    maglimit,
    title: '',
    comment: '',
    resolution: 150,
    dss: false,
    special: null,
    photometry,
    auid: star?.AUID ?? '',
    ra: raText(centre.raDegrees),
    dec: decText(centre.decDegrees),
  };
  return jsonAnswer(JSON.stringify(body));
}

function refusal(sentence: string): Answer {
  return jsonAnswer(JSON.stringify({ errors: [sentence] }), 400);
}
