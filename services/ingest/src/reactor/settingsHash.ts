import type { Config } from '@wombat/service-kit';
import { shortHash } from '../projection/shortHash.js';

/**
 * The settings that decide what comes of a series; not folders, workers, addresses and patience. `band` is what
 * `filters` makes of its filter. Of the cameras all count, since a series does not say which of them took it.
 */
export function decidingSettings(config: Config, { targetName, band }: { targetName: string; band: string }) {
  const { site, observer, cameras, calibration, photometry } = config;
  const { mode, trustHeader, fallback, searchRadius, fov, analyseSnr } = config.solve;
  const solve = { mode, trustHeader, fallback, searchRadius, fov, analyseSnr };
  return { site, observer, cameras, target: config.targets[targetName], band, calibration, solve, photometry };
}

/** Changes with the settings that decide what comes of a series. */
export function settingsHash(config: Config, series: { targetName: string; band: string }): string {
  return shortHash(decidingSettings(config, series));
}
