import type { Config } from '@wombat/service-kit';
import { shortHash } from '../projection/shortHash.js';

/**
 * Changes with the settings that decide what comes of a series; not with folders, workers, addresses and patience.
 * `band` is what `filters` makes of its filter. Of the cameras all count, since a series does not say which of them
 * took it.
 */
export function settingsHash(config: Config, { targetName, band }: { targetName: string; band: string }): string {
  const { site, observer, cameras, calibration, photometry } = config;
  const { mode, trustHeader, fallback, searchRadius, fov, analyseSnr } = config.solve;
  const solve = { mode, trustHeader, fallback, searchRadius, fov, analyseSnr };
  return shortHash({
    site,
    observer,
    cameras,
    target: config.targets[targetName],
    band,
    calibration,
    solve,
    photometry,
  });
}
