import { SOFTWARE } from '@wombat/service-kit';
import { XMLBuilder } from 'fast-xml-parser';
import { type Cell, CURVE_COLUMNS, type CurveColumn, curveRows, type TimeScale } from '../../domain/index.js';
import type { CurveToWrite } from './curveToWrite.js';

const NAMESPACE = 'http://www.ivoa.net/xml/VOTable/v1.3';
/** Of VOTable 1.4, which keeps the namespace of 1.3 (https://www.ivoa.net/documents/VOTable/20191021, section 1.2). */
const VERSION = '1.4';

const TIME_SYSTEMS = {
  jdUtc: { '@timescale': 'UTC', '@refposition': 'TOPOCENTER' },
  hjdUtc: { '@timescale': 'UTC', '@refposition': 'HELIOCENTER' },
  bjdTdb: { '@timescale': 'TDB', '@refposition': 'BARYCENTER' },
} as const satisfies Record<TimeScale, object>;

const DATATYPES = {
  text: { '@datatype': 'unicodeChar', '@arraysize': '*' },
  number: { '@datatype': 'double' },
  boolean: { '@datatype': 'boolean' },
} as const satisfies Record<CurveColumn['type'], object>;

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  format: true,
  indentBy: ' ',
  suppressEmptyNode: true,
});

/** A light curve as a VOTable 1.4 with its times' systems told; cells of numbers that are not known are empty. */
export function curveVotable({ series, curve }: CurveToWrite): string {
  const { night, targetName, filter } = series;
  const parameters = [
    parameter('night', 'time.epoch', night),
    parameter('target', 'meta.id;src', targetName),
    parameter('star', 'meta.id;meta.main', curve.star),
    parameter('filter', 'meta.id;instr.filter', filter),
    parameter('band', 'instr.bandpass', curve.band),
    parameter('chart', 'meta.id', curve.chartId),
    parameter('revision', 'meta.version', String(curve.revision)),
    parameter('software', 'meta.id;meta.software', SOFTWARE),
  ];
  const table = {
    '@name': 'light_curve',
    DESCRIPTION: `Light curve of ${curve.star} in ${curve.band}, with its check star`,
    PARAM: parameters,
    FIELD: CURVE_COLUMNS.map(field),
    DATA: { TABLEDATA: { TR: curveRows(curve).map((cells) => ({ TD: cells.map(cellText) })) } },
  };
  const systems = Object.entries(TIME_SYSTEMS).map(([id, system]) => ({
    ...{ '@ID': id, '@timeorigin': 'JD-origin', ...system },
  }));
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    VOTABLE: {
      '@version': VERSION,
      '@xmlns': NAMESPACE,
      RESOURCE: { '@type': 'results', TIMESYS: systems, TABLE: table },
    },
  };
  return `${builder.build(document)}`;
}

function field({ name, type, unit, ucd, meaning, timeScale }: CurveColumn) {
  return {
    ...{ '@name': name, ...DATATYPES[type] },
    ...(unit !== '' && { '@unit': unit }),
    ...(ucd !== '' && { '@ucd': ucd }),
    ...(timeScale !== undefined && { '@ref': timeScale }),
    DESCRIPTION: meaning,
  };
}

function parameter(name: string, ucd: string, value: string) {
  return { '@name': name, '@datatype': 'unicodeChar', '@arraysize': '*', '@ucd': ucd, '@value': value };
}

/** XML 1.0 has no place for control characters, however they are written. */
function cellText(cell: Cell): string {
  return cell === null ? '' : String(cell).replace(/\p{Cc}/gu, ' ');
}
