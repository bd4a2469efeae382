import { COMPARISON_MODES, TRANSFORM_METHODS } from '@wombat/proto/words';
import type { LightCurve } from '../../../../server/src/domain/contract.js';

export interface Fact {
  name: string;
  value: string;
}

/** How the magnitudes came about, for the person who judges them. */
export function curveFacts(curve: LightCurve): Fact[] {
  const { method, transformed, reason, mode, chartId, checkId, checkCatalogueMag, band, radii } = curve;
  const left = curve.target.filter((point) => !point.reported).length;
  return [
    { name: 'Points', value: `${curve.target.length - left} reported${left === 0 ? '' : `, ${left} left out`}` },
    {
      name: 'Transformed',
      value: transformed ? `yes, to standard ${band}` : `no${reason === '' ? '' : `: ${reason}`}`,
    },
    { name: 'Method', value: `${COMPARISON_MODES[mode]}; ${TRANSFORM_METHODS[method]}` },
    { name: 'Chart', value: chartId === '' ? 'none' : chartId },
    { name: 'Check star (T2)', value: checkValue({ checkId, checkCatalogueMag, band }) },
    { name: 'Apertures', value: radii },
  ].filter(({ value }) => value !== '');
}

function checkValue({
  checkId,
  checkCatalogueMag,
  band,
}: Pick<LightCurve, 'checkId' | 'checkCatalogueMag' | 'band'>): string {
  if (checkId === '') return 'none: nothing tells whether the magnitudes are right';
  return checkCatalogueMag === undefined
    ? `${checkId}, no catalogue value`
    : `${checkId}, catalogue ${band} ${checkCatalogueMag.toFixed(3)}`;
}
