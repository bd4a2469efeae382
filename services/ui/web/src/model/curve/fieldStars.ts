import type { FieldAnswer, FieldStar } from '../../../../server/src/domain/contract.js';

/** What a star of the field is, in words. */
export function fieldStarWords({ role, label, auid, reason }: FieldStar): string {
  const name = role === 'T1' ? label : [label, auid].filter((part) => part !== '').join(', ');
  return role === '' ? `${name}: not used${reason === '' ? '' : `, ${reason}`}` : `${role} ${name}`;
}

/** As on the curve: the target, the check star, the others; and those that are not used. */
export function fieldStarTone({ role }: FieldStar): string {
  if (role === '') return 'unused';
  return role === 'T1' ? 't1' : role === 'T2' ? 't2' : 'comp';
}

/** By what a star of the field is told from the others. */
export function fieldStarKey({ role, auid }: FieldStar): string {
  return role === 'T1' ? role : auid;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The star an arrow key leads to from one of them; null: the key leads nowhere. */
export function starByKey({ stars }: Pick<FieldAnswer, 'stars'>, from: string, key: string): string | null {
  const step = STEPS[key];
  if (step === undefined || stars.length === 0) return null;
  const at = stars.findIndex((star) => fieldStarKey(star) === from);
  const next = stars[(at + step + stars.length) % stars.length];
  return next === undefined ? null : fieldStarKey(next);
}
