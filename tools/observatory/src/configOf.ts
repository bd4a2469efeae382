import { focalLengthMillimetres } from './camera/focalLength.js';
import type { NightPlan } from './nights/nightPlan.js';
import { bandOfFilter } from './scene/bands.js';

export interface ConfigPlaces {
  /** Data folder and star database as the configuration is to name them. */
  data?: string;
  starDatabase?: string;
  /** Base URL of an AAVSO stand-in; the real services' addresses stay when absent. */
  aavsoUrl?: string;
}

/** Invented observations go nowhere: no host can have a name below .invalid (RFC 2606). */
const NOWHERE = 'https://aavso.invalid/submit/';

/** The part of a camera's range that is safe to call unsaturated, and the PSF star's peak range of a 16-bit camera. */
const LINEAR_PART = 0.92;

/** The `wombat.yaml` an observer of this night would write. */
export function configOf(
  plan: NightPlan,
  { data = './data', starDatabase = './stardb', aavsoUrl }: ConfigPlaces = {},
): string {
  const { site, camera, target } = plan;
  const lines = [
    `# ${target.name}, simulated night ${plan.night}`,
    `data: ${JSON.stringify(data)}`,
    `site: { name: ${JSON.stringify(site.name)}, latitude: ${site.latitudeDegrees}, longitude: ${site.longitudeDegrees}, elevation: ${site.elevationMetres} }`,
    'observer: { code: SIMU }',
    'cameras:',
    `  - match: { INSTRUME: ${JSON.stringify(camera.instrument)} }`,
    `    gain: ${camera.gainElectronsPerAdu}`,
    `    readNoise: ${camera.readNoiseElectrons}`,
    `    saturation: ${Math.round(camera.saturationAdu * LINEAR_PART)}`,
    ...(camera.linearity.length > 0 ? [`    linearity: [${camera.linearity.join(', ')}]`] : []),
    '    peakRange: [5000, 30000]',
    `    focalLength: ${focalLengthMillimetres(plan).toFixed(2)}`,
    `    aperture: ${camera.apertureMillimetres}`,
    ...coefficientLines(plan),
    ...(plan.filters.includes('Clear') ? ['filters: { Clear: CV }'] : []),
    `solve: { database: ${JSON.stringify(starDatabase)}, fov: ${((plan.height * plan.pixelScaleArcsec) / 3600).toFixed(4)} }`,
    aavsoLine(aavsoUrl),
  ];
  return `${lines.join('\n')}\n`;
}

/** The second order of extinction, which an observer knows of the telescope; the first order shows in each night. */
function coefficientLines({ filters, photometry }: NightPlan): string[] {
  const terms = filters.flatMap((filter) => {
    const secondOrder = photometry.secondOrderExtinction[bandOfFilter(filter)];
    return secondOrder === 0 ? [] : [`T${filter.toLowerCase()}_bv: { secondOrder: ${secondOrder} }`];
  });
  return terms.length === 0 ? [] : [`    coefficients: [{ terms: { ${terms.join(', ')} } }]`];
}

function aavsoLine(aavsoUrl: string | undefined): string {
  const url = JSON.stringify(aavsoUrl);
  const asked = aavsoUrl === undefined ? '' : `vsx: ${url}, vsp: ${url}, minIntervalSeconds: 0, `;
  return `aavso: { ${asked}submit: "${NOWHERE}", login: "${NOWHERE}" }`;
}
