import type { PhotometryDone } from '@wombat/proto';
import { type HaltCode, NO_MASTER } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';
import { productFolder, reductionOfRow, safeName, writeTextProduct } from '@wombat/service-kit/series';
import {
  type Aperture,
  aperturesFile,
  assignRoles,
  blendedComps,
  type Candidate,
  cameraFacts,
  cameraWarnings,
  firstTargetMagnitude,
  frameSite,
  isMeasured,
  knownCoefficients,
  type MeasuredFrame,
  measurementTable,
  plotConfig,
  radecFile,
  type SeriesRoles,
  settleAperture,
  siteDoubt,
  tableStars,
  usableComps,
  withChosen,
} from '../domain/index.js';
import { compsWordOf } from '../projection/compsChoices.js';
import { arcsecPerPixel, candidatesOf, neighboursOf } from '../projection/measuredFrames.js';
import { cameraNameOf, measuredFrames, type TablesKit } from '../projection/measuredSeries.js';
import { learntTermsOf } from '../projection/nightTerms.js';
import type { SeriesSelected } from '../projection/photometrySeries.js';
import type { PhotometryTables } from '../projection/photometryTables.js';
import type { SolvedFrame } from '../projection/solvedFrames.js';

/** What it takes to make something of a whole series. */
export interface MakingKit extends TablesKit {
  /** The data root. */
  readonly data: string;
}

export interface PhotometryInput {
  kit: MakingKit;
  tables: PhotometryTables;
  series: SeriesSelected;
  frames: readonly SolvedFrame[];
  aperture: Aperture;
}

export type PhotometryOutcome = Result<PhotometryDone, { code: HaltCode; message: string }>;

/** All frames are back: who is T1, T2, C3 ..., the table and the apertures file. */
export async function concludePhotometry(input: PhotometryInput): Promise<PhotometryOutcome> {
  const { series, frames, aperture, kit } = input;
  const framesAt = measuredFrames(input.tables, series, frames, aperture.reference.frameFlags);
  const asMeasured = framesAt();
  const [first] = frames;
  if (asMeasured.length === 0 || first === undefined)
    return refuse({ code: 'failed', message: 'no frame could be measured; the table frame says why for each' });
  const { target, halfDiagonalDegrees, comps } = series.selected;
  const camera = cameraFacts(first.meta);
  const saturation = camera.saturation ?? Number.POSITIVE_INFINITY;
  const keptOn = (measured: readonly MeasuredFrame[], { starPixels }: Aperture['radii']) =>
    usableComps({
      candidates: candidatesOf(series),
      frames: measured,
      saturation,
      minSnr: kit.config.photometry.comps.minSnr,
      blended: blendedComps({
        candidates: candidatesOf(series),
        neighbours: neighboursOf(series),
        frames: measured,
        apertureArcsec: starPixels * arcsecPerPixel(first),
      }),
    });
  const steady = keptOn(asMeasured, aperture.radii).usable.map(({ auid }) => auid);
  const settled = settleAperture(aperture, steady, framesAt);
  const measured = framesAt(settled.radii.starPixels);
  const kept = keptOn(measured, settled.radii);
  const narrowed =
    target.brightestMag === undefined
      ? nearMeasured(kept.usable, measured, kit.config.photometry.comps)
      : { usable: kept.usable, dropped: [] };
  const chosen = withChosen(
    { usable: narrowed.usable, dropped: [...kept.dropped, ...narrowed.dropped] },
    candidatesOf(series).filter(({ auid }) => measured.some(({ stars }) => isMeasured(stars.get(auid)))),
    compsWordOf(kit.store, series),
  );
  const dropped = chosen.dropped.map(({ candidate, reason }) => ({ starId: candidate.auid, reason }));
  const roles = assignRoles({
    usable: chosen.usable,
    frames: measured,
    target,
    halfDiagonalDegrees,
    ensemble: kit.config.photometry.ensemble,
  });
  if (!roles.ok) {
    const reasons = dropped.map(({ starId, reason }) => `${starId} ${reason}`).join(' ');
    const message = `none of the ${comps.length} comparison stars can be used. ${reasons}`;
    return refuse({ code: roles.fault.code, message });
  }
  const products = await writeProducts(input, first, {
    ...{ measured, roles: roles.value, target },
    radii: settled.radii,
  });
  return ok({
    reduction: reductionOfRow(series),
    mode: roles.value.mode,
    roles: tableStars(roles.value).map(({ name, starId }) => ({ role: name, starId })),
    dropped,
    reportComp: roles.value.reportComp?.candidate.auid ?? '',
    radii: settled.radii,
    apertureReason: settled.reason,
    aperturesTried: settled.tried.map(({ compScatter, ...evidence }) => ({
      ...evidence,
      compScatter: Number.isFinite(compScatter) ? compScatter : undefined,
    })),
    referenceFrame: aperture.reference.filename,
    fwhmPixels: aperture.reference.fwhmPixels,
    warnings: [...(chosen.warning === null ? [] : [chosen.warning]), ...warningsOf(input, first)],
    table: products.table,
    apertures: products.apertures,
    savedApertures: products.savedApertures,
    plotSettings: products.plotSettings,
    measured: measured.length,
    failed: frames.length - measured.length,
    learntTerms: learntTermsOf(kit.store, series, {
      camera: cameraNameOf(frames),
      toldSecondOrder: toldSecondOrder(series.band, first),
    }),
  });
}

/** k'' as it is told for the camera, of whichever colour is told first. */
function toldSecondOrder(band: string, { meta }: SolvedFrame): number {
  return knownCoefficients(band, meta.coefficients)[0]?.secondOrder ?? 0;
}

/** A variable without a known range: comparison stars are kept within the window about what it measured. */
function nearMeasured(
  usable: readonly Candidate[],
  frames: readonly MeasuredFrame[],
  window: { brighter: number; fainter: number },
) {
  const mag = firstTargetMagnitude(usable, frames);
  const inside = ({ mag: own }: Candidate) =>
    !Number.isFinite(mag) || (own >= mag - window.brighter && own <= mag + window.fainter);
  return {
    usable: usable.filter(inside),
    dropped: usable
      .filter((comp) => !inside(comp))
      .map((candidate) => ({
        candidate,
        reason: `magnitude ${candidate.mag.toFixed(2)} is outside ${(mag - window.brighter).toFixed(2)} to ${(mag + window.fainter).toFixed(2)}, about the target's measured ${mag.toFixed(2)}.`,
      })),
  };
}

function warningsOf({ series, aperture, kit }: PhotometryInput, first: SolvedFrame): string[] {
  const { bias, dark, flat } = series.calibrated;
  const choices = { bias, dark, flat };
  const calibrations = Object.entries(choices).flatMap(([kind, { date, reason } = { date: '', reason: '' }]) => {
    if (date === NO_MASTER) return [`no ${kind} applied: ${reason}`];
    return reason === '' ? [] : [`${kind}: ${reason}`];
  });
  const site = frameSite(first.meta, kit.config.site) === undefined;
  return [
    ...calibrations,
    ...(aperture.reference.passedOver === null ? [] : [aperture.reference.passedOver]),
    ...cameraWarnings(first.meta),
    ...series.selected.notes,
    ...(site ? ['no site known: airmass and altitude are missing; set site: in wombat.yaml'] : []),
    ...siteDoubt(first.meta, kit.config.site),
  ];
}

interface ProductFacts {
  measured: readonly MeasuredFrame[];
  roles: SeriesRoles;
  target: { raDegrees: number; decDegrees: number };
  radii: Aperture['radii'];
}

async function writeProducts({ kit, series }: PhotometryInput, first: SolvedFrame, facts: ProductFacts) {
  const folder = productFolder({ ...series, folder: first.folder });
  const name = safeName(series.targetName);
  const { measured, roles, target, radii } = facts;
  const write = (file: string, text: string) => writeTextProduct(kit.data, `${folder}/${file}`, text);
  const tableName = `${name}_${series.night}_phot`;
  return {
    table: await write(`${tableName}.tbl`, measurementTable({ frames: measured, roles, target })),
    apertures: await write(`${name}.radec`, radecFile(target, roles)),
    savedApertures: await write(`${name}.apertures`, aperturesFile({ frames: measured, roles, target, radii })),
    // AstroImageJ takes the settings that lie beside a table under the same name.
    plotSettings: await write(`${tableName}.plotcfg`, plotConfig({ ...series, roles })),
  };
}
