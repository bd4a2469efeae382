import assert from 'node:assert/strict';
import { photometry } from '@wombat/proto';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { CURVE_COLUMNS } from '../../domain/index.js';
import { curveFile } from './curveFile.js';

const series = { night: '20251015', targetName: 'A & "B" <C>', filter: 'V' };
const point = {
  ...{
    filename: 'a,"1".fits',
    jdUtc: 2_460_964.281481,
    hjdUtc: 2_460_964.2855,
    mag: 9.4567,
    magError: 0.012,
    x: 10.25,
  },
  ...{ frameSha256: 'ab', flags: ['saturated', 'lowSnr'], reported: false, reason: 'x < 3 & y > 2\u0007' },
};
const curve = photometry.GetLightCurveResponse.fromJSON({
  ...{ revision: 2, star: 'A & B', band: 'V', checkId: '000-BMS-017', method: 'field', mode: 'ensemble' },
  target: [{ ...point, airmass: 1.2 }],
  check: [{ ...point, reason: '', reported: true }],
});
const read = (kind: 'csv' | 'json' | 'votable') => curveFile(kind, { series, curve }).text;
const cellsOf = (name: string, row: readonly unknown[]) =>
  row[CURVE_COLUMNS.findIndex((column) => column.name === name)];

describe('a light curve as a file', () => {
  it('is a table with commas, what is not known left empty', () => {
    const [heading = '', target = '', check = ''] = read('csv').split('\n');
    assert.deepEqual(heading.split(',').slice(0, 6), ['role', 'star', 'jd_utc', 'hjd_utc', 'bjd_tdb', 'mag']);
    assert.ok(
      target.startsWith('T1,A & B,2460964.281481,2460964.2855,,9.4567,0.012,,false,false,x < 3 & y > 2'),
      target,
    );
    assert.ok(target.includes(',1.2,') && target.endsWith(',"a,""1"".fits",ab'), target);
    assert.ok(check.startsWith('T2,000-BMS-017,'), check);
  });

  it('marks a limit, which has no error', () => {
    const [limit] = curve.target;
    assert.ok(limit);
    const not = { ...curve, target: [{ ...limit, magError: 0, fainterThan: true }], check: [] };
    assert.match(curveFile('csv', { series, curve: not }).text, /,9\.4567,,,true,false,x < 3/);
    assert.equal(JSON.parse(curveFile('json', { series, curve: not }).text).target[0].fainterThan, true);
    assert.match(curveFile('votable', { series, curve: not }).text, /<TD>true<\/TD>/);
  });

  it('is all of the curve as JSON', () => {
    const { night, targetName, target, star } = JSON.parse(read('json'));
    assert.deepEqual([night, targetName, star, target[0].mag], ['20251015', series.targetName, 'A & B', 9.4567]);
  });

  it('is a VOTable: well-formed, every field described, as many cells as fields', () => {
    const text = read('votable');
    assert.equal(XMLValidator.validate(text), true);
    const parser = new XMLParser({
      ...{ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false, parseAttributeValue: false },
      isArray: (name: string) => ['TR', 'FIELD', 'TD', 'PARAM', 'TIMESYS'].includes(name),
    });
    const { VOTABLE } = parser.parse(text);
    assert.deepEqual([VOTABLE['@version'], VOTABLE['@xmlns']], ['1.4', 'http://www.ivoa.net/xml/VOTable/v1.3']);
    const { TIMESYS, TABLE } = VOTABLE.RESOURCE;
    const fields: Record<string, string>[] = TABLE.FIELD;
    assert.deepEqual(
      fields.map((field) => field['@name']),
      CURVE_COLUMNS.map(({ name }) => name),
    );
    const ids = TIMESYS.map((system: Record<string, string>) => system['@ID']);
    for (const field of fields) {
      assert.ok(field.DESCRIPTION);
      assert.ok(field['@ref'] === undefined || ids.includes(field['@ref']), field['@ref']);
    }
    const rows = TABLE.DATA.TABLEDATA.TR as { TD: string[] }[];
    assert.equal(rows.length, 2);
    for (const { TD } of rows) assert.equal(TD.length, CURVE_COLUMNS.length);
    assert.equal(cellsOf('reason', rows[0]?.TD ?? []), 'x < 3 & y > 2');
    assert.equal(cellsOf('jd_utc', rows[0]?.TD ?? []), '2460964.281481');
    assert.equal(cellsOf('bjd_tdb', rows[0]?.TD ?? []), '');
    const target = TABLE.PARAM.find((one: Record<string, string>) => one['@name'] === 'target');
    assert.equal(target['@value'], series.targetName);
  });

  it('has no point where nothing was measured, and is a table still', () => {
    const empty = { series, curve: { ...curve, target: [], check: [] } };
    assert.equal(curveFile('csv', empty).text.trim().split('\n').length, 1);
    assert.equal(XMLValidator.validate(curveFile('votable', empty).text), true);
  });
});
