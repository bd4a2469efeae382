import type { provenance } from '@wombat/proto';
import { TRANSFORM_METHODS } from '@wombat/proto/words';
import type { Point } from './point.js';

/** How the magnitudes of a series, or one of them, became standard ones, or why they did not. */
export function transformationLines({ transformation }: provenance.Provenance, point: Point | null): string[] {
  const { method, reason, coefficient, coefficientError = 0, basis, known } = transformation;
  const why = point === null ? reason : point.untransformedReason;
  const term = coefficient === undefined ? '' : `${coefficient.toFixed(4)} ± ${coefficientError.toFixed(4)}`;
  const whence = known ? 'told from other nights' : 'fitted to the comparison stars of the night';
  return [
    `made with ${TRANSFORM_METHODS[method]}`,
    ...(point?.fainterThan ? ['a limit is by the zero point alone: the colour of what is not seen is not known'] : []),
    ...(why === '' ? [] : [`not transformed: ${why}`]),
    ...(term === '' ? [] : [`coefficient of ${basis} ${term}, ${whence}`]),
    ...secondOrderLines(transformation),
    ...learntLines(transformation),
  ];
}

function secondOrderLines({ secondOrder, secondOrderError, learnt }: provenance.Transformation): string[] {
  if (secondOrder === 0) return [];
  const value = `second-order extinction ${secondOrder.toFixed(4)}`;
  if (secondOrderError === 0) return [value];
  const isLearnt = learnt?.secondOrder === secondOrder && learnt.secondOrderError === secondOrderError;
  const whence = isLearnt ? 'by other nights of the camera' : 'fitted to the comparison stars of the night';
  return [`${value} ± ${secondOrderError.toFixed(4)}, ${whence}`];
}

/** What other nights say, and which these are. */
function learntLines({ learnt }: provenance.Transformation): string[] {
  if (learnt === undefined) return [];
  const { basis, value, error, nights, secondOrder, secondOrderError = 0, secondOrderNights } = learnt;
  const coefficient = `other nights of the camera give a coefficient of ${basis} of ${value.toFixed(4)} ± ${error.toFixed(4)}: ${nights.join(', ')}`;
  if (secondOrder === undefined) return [coefficient];
  const second = `and second-order extinction of ${secondOrder.toFixed(4)} ± ${secondOrderError.toFixed(4)}: ${secondOrderNights.join(', ')}`;
  return [coefficient, second];
}
