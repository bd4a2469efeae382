import { unknownVariables } from '@wombat/service-kit/environment';
import { type Finding, warn } from './finding.js';

/** Variables that somebody has set and nothing reads. */
export function environmentFindings(environment: Readonly<Record<string, string | undefined>>): Finding[] {
  return unknownVariables(environment).map(({ name, meant }) => {
    const advice = meant === null ? 'unset it; docs/configuration.md lists every key' : `did you mean ${meant}?`;
    return warn('environment', `${name} is set, and nothing is called so: ${advice}`);
  });
}
