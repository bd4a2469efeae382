import type { Config } from '@wombat/service-kit/config';
import { type Finding, fine, warn } from './finding.js';

/** What a report to the AAVSO needs to know of the observer. */
export function observerFindings({ site, cameras, observer }: Config): Finding[] {
  return [siteFinding(site, cameras), codeFinding(observer.code)];
}

function siteFinding(site: Config['site'], cameras: Config['cameras']): Finding {
  if (site !== undefined) {
    const { name, latitude, longitude, elevation } = site;
    return fine(
      'site',
      `${name === undefined ? '' : `${name}: `}latitude ${latitude}, longitude ${longitude} (east positive), ${elevation} m`,
    );
  }
  if (cameras.length > 0 && cameras.every((camera) => camera.site !== undefined))
    return fine('site', 'every camera has its own');
  return warn(
    'site',
    'not set: put site: { latitude, longitude, elevation } in wombat.yaml; without it, and without cards in the headers, there is no airmass',
  );
}

function codeFinding(code: string): Finding {
  if (code !== 'XXXX') return fine('observer', code);
  return warn(
    'observer',
    'no AAVSO observer code: put observer: { code: ... } in wombat.yaml before reports are submitted',
  );
}
