import { SETTING_VARIABLES } from '../config/overrides.js';
import { nearestWord } from '../words/index.js';

/**
 * What programs of ours read of the environment beside settings: docs/developing.md and docs/submitting.md tell of
 * them.
 */
export const OWN_VARIABLES: readonly string[] = [
  ...['WOMBAT_HOME', 'WOMBAT_DATA', 'WOMBAT_CONFIG', 'WOMBAT_ONCE', 'WOMBAT_WORKER', 'WOMBAT_DEBUG', 'WOMBAT_SHARED'],
  ...['WOMBAT_HOST', 'WOMBAT_GRPC', 'WOMBAT_HTTP_PORT', 'WOMBAT_UI_PORT', 'WOMBAT_UI_NAMES'],
  ...['WOMBAT_AAVSO_USERNAME', 'WOMBAT_AAVSO_PASSWORD', 'WOMBAT_AAVSO_COOKIE', 'WOMBAT_AAVSO_CREDENTIALS'],
  ...['WOMBAT_NOTIFY_USERNAME', 'WOMBAT_NOTIFY_PASSWORD', 'WOMBAT_NOTIFY_CREDENTIALS'],
  ...['WOMBAT_CREDENTIALS_KEY', 'WOMBAT_UID', 'WOMBAT_GID', 'WOMBAT_STARS', 'WOMBAT_UI_ADDRESS', 'WOMBAT_GRAFANA_PORT'],
  ...['WOMBAT_FAILPOINT', 'WOMBAT_FUZZ'],
];

/** Variables of the environment that are named as ours and mean nothing to us, with what was probably meant. */
export function unknownVariables(
  environment: Readonly<Record<string, string | undefined>>,
): { name: string; meant: string | null }[] {
  const known = [...OWN_VARIABLES, ...SETTING_VARIABLES];
  return Object.keys(environment)
    .filter((name) => name.startsWith('WOMBAT_') && !known.includes(name))
    .sort()
    .map((name) => ({ name, meant: nearestWord(name, known) }));
}
