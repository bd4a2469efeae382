import { exampleBand, type ServiceAnswer, type VspChart, type VsxStar } from '@wombat/aavso';
import type { CompCandidate, CompsSelected, OfferedStar } from '@wombat/proto';
import type { HaltCode } from '@wombat/proto/words';
import { type Config, reductionOfRow } from '@wombat/service-kit';
import { properMotion, type SkyPosition, separationDegrees } from '@wombat/sky';
import type { AavsoClients } from '../adapters/aavsoClients.js';
import {
  type Alias,
  brightnessRange,
  type CompDecision,
  centre,
  chartRequest,
  comparisonWindow,
  configuredTarget,
  contains,
  corners,
  type Footprint,
  halfDiagonalDegrees,
  middleMagnitude,
  observersWord,
  type ResolvedTarget,
  selectComps,
  targetNames,
  wayOut,
  wellPointed,
} from '../domain/index.js';
import type { CatalogSeries } from '../projection/catalogTables.js';
import { identifyTarget, rangeText } from './identifyTarget.js';

export type Found =
  | { outcome: 'selected'; event: CompsSelected }
  | { outcome: 'halted'; code: HaltCode; reason: string; offered?: OfferedStar[] }
  | { outcome: 'unavailable'; reason: string };

export interface Search {
  series: CatalogSeries;
  footprints: readonly Footprint[];
  midJdUtc: number | null;
  /** A person's word on the folder; null: none. */
  alias: Alias | null;
  clients: AavsoClients;
  config: Config;
}

/** Pixels from the edge within which the annulus of a usual aperture would leave the frame. */
const EDGE_MARGIN_PIXELS = 20;
const IN_FRAMES = 0.9;
/** Without any known range: everything the chart has, photometry narrows it down by what it measures. */
const ANY_MAGNITUDE = { brightest: 0, faintest: 16.5 };

/** Who the target is and what it may be compared with: VSX, VSP and the decisions on their answers. */
export async function findComps(search: Search): Promise<Found> {
  const { series, config } = search;
  if (series.band === '') {
    const example = `filters: { ${series.filter}: ${exampleBand(series.filter)} }`;
    const reason = `filter '${series.filter}' has no AAVSO band: name it under filters: in wombat.yaml, e.g. ${example}`;
    return { outcome: 'halted', code: 'nocomps', reason };
  }
  const frames = wellPointed(search.footprints);
  const entry = observersWord(configuredTarget(config.targets[series.targetName]), search.alias);
  const { resolution, attempts } = await identifyTarget({
    folderName: series.targetName,
    configured: entry,
    names: targetNames(series.targetName, entry),
    frames,
    vsx: search.clients.vsx,
    offer: true,
  });
  if (resolution.outcome === 'unavailable') return resolution;
  if (resolution.outcome !== 'found') {
    const reason = `${resolution.reason} ${wayOut(series.targetName)}`;
    const code = resolution.outcome === 'unknown' ? 'novsx' : 'ambiguous';
    return { outcome: 'halted', code, reason, offered: offeredStars(resolution.offered, frames) };
  }
  const vsx = attempts.find(({ name }) => name === resolution.target.askedAs)?.answer ?? null;
  const { namedBy } = entry;
  return chart(search, frames, { resolved: resolution.target, namedBy, configuredRange: entry.range, vsx });
}

/** So many a person can choose from; a field of the Milky Way has thousands. */
const MOST_OFFERED = 20;

function offeredStars(stars: readonly VsxStar[], frames: readonly Footprint[]): OfferedStar[] {
  const [first] = frames;
  return stars.slice(0, MOST_OFFERED).map((star) => ({
    name: star.name,
    auid: star.auid ?? '',
    raDegrees: star.raDegrees,
    decDegrees: star.decDegrees,
    variabilityType: star.variabilityType ?? '',
    rangeText: rangeText(star),
    separationDegrees: first === undefined ? 0 : separationDegrees(star, centre(first)),
  }));
}

interface Known {
  resolved: ResolvedTarget;
  /** Who said which star it is; null: the folder's name or the configuration. */
  namedBy: string | null;
  configuredRange: { brightest: number; faintest: number } | null;
  vsx: ServiceAnswer<VsxStar> | null;
}

async function chart(search: Search, frames: readonly Footprint[], known: Known): Promise<Found> {
  const { series, config, clients } = search;
  const { resolved } = known;
  const range = brightnessRange({ configured: known.configuredRange, vsx: resolved.star, measuredMag: null });
  const window = range === null ? ANY_MAGNITUDE : comparisonWindow(range, config.photometry.comps);
  const target = atEpoch(resolved, search.midJdUtc);
  const request = chartRequest({ target, corners: frames.flatMap(corners), window });
  const answer = await askChart(clients, resolved, request);
  if (answer.outcome === 'unavailable')
    return { outcome: 'unavailable', reason: `VSP could not be asked: ${answer.reason}` };
  if (answer.outcome === 'unknown')
    return { outcome: 'halted', code: 'nocomps', reason: 'VSP has no chart for this place' };
  const decisions = selectComps({
    chart: answer.value,
    target: { ...target, midMag: range === null ? middleMagnitude(window) : middleMagnitude(range) },
    window,
    seriesBand: series.band,
    framesContain: (position) =>
      frames.filter((frame) => contains(frame, position, EDGE_MARGIN_PIXELS)).length / frames.length,
    minFraction: IN_FRAMES,
    maxError: config.photometry.comps.maxError,
    halfDiagonalDegrees: Math.max(...frames.map(halfDiagonalDegrees)),
  });
  const event: CompsSelected = {
    reduction: reductionOfRow(series),
    target: {
      name: resolved.reportName,
      auid: resolved.star?.auid ?? '',
      ...target,
      ra2000Degrees: resolved.raDegrees,
      dec2000Degrees: resolved.decDegrees,
      brightestMag: range?.brightest,
      faintestMag: range?.faintest,
      brightestBand: range?.brightestBand ?? '',
      faintestBand: range?.faintestBand ?? '',
      rangeText: rangeText(resolved.star),
      foundBy: foundBy(known),
    },
    chartId: answer.value.chartId,
    comps: decisions.map((decision) => candidate(decision, answer.value)),
    vsxAnswer: known.vsx?.outcome === 'found' ? known.vsx.raw : '',
    vsxUrl: known.vsx?.url ?? '',
    vspAnswer: answer.raw,
    vspUrl: answer.url,
    halfDiagonalDegrees: Math.max(...frames.map(halfDiagonalDegrees)),
    aliasId: search.alias?.id ?? '',
    notes: request.warning === null ? [] : [request.warning],
  };
  if (decisions.some(({ rank }) => rank !== null)) return { outcome: 'selected', event };
  const reason = [whyNone(decisions, answer.value.chartId), ...(request.warning === null ? [] : [request.warning])];
  return { outcome: 'halted', code: 'nocomps', reason: reason.join('. ') };
}

function foundBy({ resolved: { askedAs }, namedBy }: Known): string {
  if (askedAs === null) return namedBy === null ? 'configuration' : `coordinates given by ${namedBy}`;
  return namedBy === null ? `VSX as ${askedAs}` : `VSX as ${askedAs}, named by ${namedBy}`;
}

/** By the star's name first; a star AAVSO's charts do not know has a chart by its place. */
async function askChart(
  clients: AavsoClients,
  target: ResolvedTarget,
  request: { fovArcmin: number; magLimit: number },
): Promise<ServiceAnswer<VspChart>> {
  const contains = (star: SkyPosition) => separationDegrees(star, target) * 60 <= request.fovArcmin;
  const field = { ...request, contains };
  if (target.star !== null) {
    const byStar = await clients.vsp.byStar(target.star.name, field);
    if (byStar.outcome !== 'unknown') return byStar;
  }
  return clients.vsp.byPosition(target, field);
}

function atEpoch(target: ResolvedTarget, midJdUtc: number | null): SkyPosition {
  const { raDegrees, decDegrees, star } = target;
  const [ra, dec] = [star?.properMotionRaMas ?? null, star?.properMotionDecMas ?? null];
  if (ra === null || dec === null || midJdUtc === null) return { raDegrees, decDegrees };
  const years = (midJdUtc - 2451545) / 365.25;
  return properMotion({ raDegrees, decDegrees }, { raMasPerYear: ra, decMasPerYear: dec }, years);
}

function candidate(decision: CompDecision, chartAnswer: VspChart): CompCandidate {
  const bands = chartAnswer.comps.find(({ auid }) => auid === decision.auid)?.bands ?? [];
  const mag = (band: string) => bands.find((one) => one.band === band)?.mag;
  const colour = (blue: string, red: string) => {
    const [a, b] = [mag(blue), mag(red)];
    return a === undefined || b === undefined ? undefined : Math.round((a - b) * 1e4) / 1e4;
  };
  return {
    auid: decision.auid,
    label: decision.label,
    raDegrees: decision.raDegrees,
    decDegrees: decision.decDegrees,
    band: decision.band,
    mag: decision.mag ?? undefined,
    magError: decision.magError ?? undefined,
    rank: decision.rank ?? 0,
    rejectedBecause: decision.rejectedBecause ?? '',
    colorBv: colour('B', 'V'),
    colorVi: colour('V', 'I'),
    colorVr: colour('V', 'R'),
  };
}

function whyNone(decisions: readonly CompDecision[], chartId: string): string {
  if (decisions.length === 0) return `chart ${chartId} has no comparison star in this field`;
  const reasons = new Map<string, number>();
  for (const { rejectedBecause } of decisions)
    reasons.set(rejectedBecause ?? '', (reasons.get(rejectedBecause ?? '') ?? 0) + 1);
  const [most] = [...reasons].sort((a, b) => b[1] - a[1]);
  return `none of the ${decisions.length} stars of chart ${chartId} can be used; most often: ${most?.[0] ?? ''} (the table comp_star has them all)`;
}
