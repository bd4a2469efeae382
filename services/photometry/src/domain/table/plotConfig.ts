import type { SeriesRoles } from '../comps/assignRoles.js';
import { javaProperties } from './javaProperties.js';
import { tableStars } from './measurementTable.js';

export interface PlotConfigInput {
  targetName: string;
  filter: string;
  night: string;
  roles: SeriesRoles;
}

/** Numbers of AstroImageJ's list of colours. */
const BLUE = 7;
const RED = 10;
const DOT = 3;
/** Data sets that may be on from an earlier plot are switched off up to this one. */
const MOST_CURVES = 30;

/**
 * AstroImageJ's plot settings (.plotcfg), which it takes by itself with the table of the same name: magnitudes of T1 in
 * blue and of T2 in red against JD_UTC, with error bars, small magnitudes above. Settings that are not named here stay
 * as the person last had them, so that whatever could hide or move a point is named.
 */
export function plotConfig({ targetName, filter, night, roles }: PlotConfigInput): string {
  const shown = tableStars(roles).filter(({ name }) => name === 'T1' || name === 'T2');
  const curves = shown.map(({ name, starId }, index) =>
    curveSettings(index, {
      column: `Source_AMag_${name}`,
      legend: name === 'T1' ? `T1 ${targetName}` : `T2 ${starId}`,
      colour: name === 'T1' ? BLUE : RED,
    }),
  );
  const off = Array.from({ length: MOST_CURVES - shown.length }, (_, index) => [
    `.plot.plotY${shown.length + index}`,
    false,
  ]);
  return javaProperties('AstroImageJ Plot Configuration', {
    ...FRAME,
    '.plot.title': `${targetName} ${filter} ${night}`,
    ...Object.assign({}, ...curves),
    ...Object.fromEntries(off),
  });
}

const FRAME = {
  '.plot.xlabeldefault': 'JD_UTC',
  '.plot.useTitle': true,
  '.plot.useSubtitle': false,
  '.plot.useXColumnName': true,
  '.plot.useXCustomName': false,
  '.plot.useYColumnName': false,
  '.plot.useYCustomName': true,
  '.plot.yLegend': 'magnitude',
  '.plot.autoScaleX': true,
  '.plot.autoScaleY': true,
  '.plot.invertYAxis': true,
  '.plot.negateMag': false,
  '.plot.xExponent': 0,
  '.plot.yExponent': 0,
  '.plot.showXAxisNormal': true,
  '.plot.showXAxisAsPhase': false,
  '.plot.showXAxisAsHoursSinceTc': false,
  '.plot.showXAxisAsDaysSinceTc': false,
  '.plot.showVMarker1': false,
  '.plot.showVMarker2': false,
  '.plot.showDMarkers': false,
  '.plot.showMFMarkers': false,
  '.plot.excludedHeadSamples': 0,
  '.plot.excludedTailSamples': 0,
} as const;

interface Curve {
  column: string;
  legend: string;
  colour: number;
}

function curveSettings(index: number, { column, legend, colour }: Curve): Record<string, string | number | boolean> {
  const settings = {
    plotY: true,
    xlabel: 'default',
    ylabel: column,
    showErrors: true,
    useColumnName: false,
    useLegend: true,
    legend,
    markerIndex: DOT,
    colorIndex: colour,
    lines: false,
    smooth: false,
    binSize: 1,
    operatorIndex: 0,
    mmag: false,
    fromMag: false,
    normIndex: 0,
    detrendFitIndex: 0,
    force: false,
    customScaleFactor: 1,
    customShiftFactor: 0,
    ASInclude: true,
  };
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [`.plot.${key}${index}`, value]));
}
