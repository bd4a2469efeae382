import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Disturb, endingOf, oneOf } from '../trial.js';

const ANSWERS = ['503', '403', '429:1', 'challenge', 'slow:3000', 'close', 'truncated', 'huge:40', 'null'];

/** VSX or VSP, or both, spoil their answers to a whole run, and are well again afterwards. */
export const outsideSpoiled: Disturb = async (trial) => {
  const answer = oneOf(trial.random, ANSWERS) ?? '';
  const services = oneOf(trial.random, [['vsx'], ['vsp'], ['vsx', 'vsp']] as const) ?? [];
  const before = trial.standin.requests.length;
  for (const service of services) trial.standin.setFault(service, answer);
  const ending = await endingOf(trial.start());
  for (const service of services) trial.standin.setFault(service, null);
  return { did: `${services.join(' and ')} answer ${answer}`, struck: trial.standin.requests.length > before, ending };
};

/** What VSX says of another place halts the series until a person asks again: no trial of this kind. */
const LIES = [
  ['vsp', 'elsewhere'],
  ['vsp', 'negative'],
  ['vsx', 'negative'],
] as const;

/** VSX or VSP say what is whole and well-formed and not true, to a whole run. */
export const outsideLies: Disturb = async (trial) => {
  const [service, lie] = oneOf(trial.random, LIES) ?? LIES[0];
  const before = trial.standin.requests.length;
  trial.standin.setFault(service, lie);
  const ending = await endingOf(trial.start());
  trial.standin.setFault(service, null);
  return { did: `${service} answers ${lie}`, struck: trial.standin.requests.length > before, ending };
};

/** What stands in place of the solver; `$REAL` is the solver itself. */
const SOLVERS: Readonly<Record<string, string>> = {
  'crashes with a signal': 'kill -SEGV $$',
  'ends with code 1': 'exit 1',
  hangs: 'exec sleep 1000',
  'prints garbage and writes none': 'head -c 100000 /dev/urandom | od; exit 0',
};

/** The solver does it for a whole run; afterwards the usual one is there again. */
export const solverBroken: Disturb = async (trial) => {
  const [does = '', script = ''] = oneOf(trial.random, Object.entries(SOLVERS)) ?? [];
  const binary = join(trial.places.folder, 'solver');
  writeFileSync(binary, `#!/bin/sh\n${script}\n`);
  chmodSync(binary, 0o755);
  const environment = { WOMBAT_SOLVE_BINARY: binary, WOMBAT_SOLVE_TIMELIMITSECONDS: '2' };
  const ending = await endingOf(trial.start({ environment }));
  return { did: `the solver ${does}`, struck: true, ending };
};
