import { ok, type Result, refuse } from '@wombat/result';
import type { Armed } from './failPoint.js';
import { FAIL_ACTIONS, FAIL_POINTS, isFailPoint } from './registry.js';

const FORM = /^(?<point>[a-z.]+)(@(?<program>[a-z0-9-]+))?(:(?<nth>[1-9]\d{0,5}))?(:(?<action>[a-z]+))?$/;

/**
 * Reads `point[@program][:nth][:action]`, several with commas between them: the first time and `exit` where nothing is
 * said.
 */
export function readFailPoints(text: string): Result<Armed[]> {
  const armed: Armed[] = [];
  for (const part of text.split(',').filter((one) => one !== '')) {
    const groups = FORM.exec(part)?.groups ?? {};
    const { point = part, program = null, nth = '1', action: word = 'exit' } = groups;
    if (!isFailPoint(point))
      return refuse(`no fail point '${point}': there are ${Object.keys(FAIL_POINTS).join(', ')}`);
    const action = FAIL_ACTIONS.find((one) => one === word);
    if (action === undefined) return refuse(`'${word}' cannot happen at ${point}: ${FAIL_ACTIONS.join(', ')} can`);
    armed.push({ point, program, nth: Number(nth), action });
  }
  return ok(armed);
}
