import { type Fault, ok, type Result, refuse } from '@wombat/result';
import { looksLikeHtml } from '../http/jsonReading.js';

/** An observation as the AAVSO's archive tells it. */
export interface ArchivedObservation {
  jd: number;
  mag: number;
  /** The observer's code. */
  observer: string;
}

interface ListFault extends Fault {
  readonly code: 'empty' | 'html' | 'broken';
}

/** What VSX is asked to put between two values; no value holds it. */
export const LIST_DELIMITER = '@@@';

/** The answer of `view=api.delim`: a header line beginning with JD, then a line an observation. */
export function readObservationList(body: string): Result<ArchivedObservation[], ListFault> {
  if (body.trim() === '') return refuse({ code: 'empty', message: 'sent an empty answer' });
  if (looksLikeHtml(body)) return refuse({ code: 'html', message: 'sent a web page instead of data' });
  const [header = '', ...lines] = body.split(/\r?\n/).filter((line) => line.trim() !== '');
  const names = header.split(LIST_DELIMITER).map((name) => name.trim().toLowerCase());
  const column = (name: string) => names.indexOf(name);
  if (body.includes('DB Error') || ['jd', 'mag', 'by'].some((name) => column(name) < 0)) {
    return refuse({ code: 'broken', message: 'sent no list of observations' });
  }
  const observations = lines.map((line) => {
    const cells = line.split(LIST_DELIMITER).map((cell) => cell.trim());
    const cell = (name: string) => cells[column(name)] ?? '';
    return { jd: Number.parseFloat(cell('jd')), mag: Number.parseFloat(cell('mag')), observer: cell('by') };
  });
  return ok(observations.filter(({ jd, mag }) => Number.isFinite(jd) && Number.isFinite(mag)));
}
