import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import type { SeriesRoles } from '../comps/assignRoles.js';
import type { Candidate } from '../measurement/measurement.js';
import { measurementTable } from './measurementTable.js';
import { plotConfig } from './plotConfig.js';

const star = (auid: string): Candidate => ({
  ...{ auid, label: '', raDegrees: 60, decDegrees: -16, mag: 12, magError: null, rank: 1 },
});
const comp = { role: 'C3', candidate: star('000-3') } as const;
const ensemble: SeriesRoles = { mode: 'ensemble', check: star('000-2'), comps: [comp], reportComp: null };

const settingsOf = (text: string) =>
  Object.fromEntries(text.split('\n').flatMap((line) => (line.startsWith('.') ? [line.split('=')] : [])));

describe('the plot settings for AstroImageJ', () => {
  const spec = specify(([roles = ensemble]: readonly SeriesRoles[], wanted: readonly string[]) => {
    const settings = settingsOf(plotConfig({ targetName: 'SS Cyg', filter: 'V', night: '20240101', roles }));
    return wanted.map((key) => settings[`.plot.${key}`]);
  });

  it('show T1 in blue and the check star in red, with error bars, small magnitudes above', () => {
    spec
      .given()
      .when(['ylabel0', 'colorIndex0', 'showErrors0', 'plotY0'])
      .thenIs(['Source_AMag_T1', '7', 'true', 'true']);
    spec
      .given()
      .when(['ylabel1', 'colorIndex1', 'showErrors1', 'plotY1'])
      .thenIs(['Source_AMag_T2', '10', 'true', 'true']);
    spec.given().when(['legend0', 'legend1', 'title']).thenIs(['T1 SS Cyg', 'T2 000-2', 'SS Cyg V 20240101']);
    spec.given().when(['invertYAxis', 'xlabeldefault', 'xlabel1']).thenIs(['true', 'JD_UTC', 'default']);
  });

  it('switch off what was plotted before', () => {
    spec.given().when(['plotY2', 'plotY29', 'showXAxisAsPhase']).thenIs(['false', 'false', 'false']);
    const alone: SeriesRoles = { mode: 'singleNoCheck', check: null, comps: [comp], reportComp: comp };
    spec.given(alone).when(['plotY0', 'plotY1', 'ylabel1']).thenIs(['true', 'false', undefined]);
  });

  it('name columns the table has', () => {
    const table = measurementTable({ frames: [], roles: ensemble, target: star('x') });
    const headings = new Set(table.trimEnd().split('\t'));
    const settings = settingsOf(plotConfig({ targetName: 'SS Cyg', filter: 'V', night: '20240101', roles: ensemble }));
    for (const key of ['xlabeldefault', 'ylabel0', 'ylabel1']) assert.ok(headings.has(settings[`.plot.${key}`]), key);
    assert.ok(headings.has('Source_AMag_Err_T1') && headings.has('Source_AMag_Err_T2'));
  });
});
