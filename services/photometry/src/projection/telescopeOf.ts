import type { FrameMeta } from '@wombat/proto';
import type { Config } from '@wombat/service-kit';
import { frameSite, type TelescopeSite } from '../domain/index.js';

/**
 * The telescope a series was taken with, for scintillation: the aperture that travels with its frames, and the height
 * of where they were taken. Frames that were found before apertures travelled with them have that of the cameras of the
 * configuration, if these have but one. Null where the aperture is not known: scintillation is left out of the budget.
 */
export function telescopeOf(
  frames: readonly { meta: FrameMeta }[],
  { cameras, site, photometry }: Pick<Config, 'cameras' | 'site' | 'photometry'>,
): TelescopeSite | null {
  const [first] = frames;
  const apertureMillimetres = first?.meta.apertureMillimetres ?? onlyAperture(cameras);
  if (first === undefined || apertureMillimetres === undefined) return null;
  const { elevation: elevationMetres = 0 } = frameSite(first.meta, site) ?? {};
  return { apertureMillimetres, elevationMetres, scintillationFactor: photometry.scintillationFactor };
}

function onlyAperture(cameras: Config['cameras']): number | undefined {
  const [aperture, ...others] = new Set(cameras.map((camera) => camera.aperture));
  return others.length === 0 ? aperture : undefined;
}
