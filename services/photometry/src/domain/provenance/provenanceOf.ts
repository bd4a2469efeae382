import { provenance } from '@wombat/proto';
import { compStars } from '../conclusion/compStars.js';
import { flagTexts } from '../conclusion/flagTexts.js';
import { mastersUsed } from './mastersUsed.js';
import { pointsOf } from './pointsOf.js';
import type { ProvenanceInput } from './provenanceInput.js';

/** What every row of a report rests on, from the magnitude down to the raw frames. */
export function provenanceOf(input: ProvenanceInput): provenance.Provenance {
  const { series, software, band, selected, calibrated, done, report, magnitudes, gate, sources } = input;
  const { night, targetName, filter, revision } = series;
  return {
    version: provenance.PROVENANCE_VERSION,
    software,
    series: { night, targetName, filter },
    revision,
    band,
    star: selected.target,
    report,
    comparison: comparisonOf(input),
    transformation: transformationOf(input),
    radii: done.radii,
    radiiReason: done.apertureReason,
    calibration: {
      ...{ bias: calibrated.bias, dark: calibrated.dark, flat: calibrated.flat },
      masters: mastersUsed(calibrated, sources),
    },
    settings: { hash: sources.settings.hash, values: { ...sources.settings.values } },
    gate: gate.map(({ gate: name, subject, value, threshold, verdict, text }) => ({
      name: `${name} ${subject}`,
      value: value ?? undefined,
      threshold: threshold ?? undefined,
      verdict,
      sentence: text,
    })),
    points: pointsOf(input),
    flagTexts: flagTexts([magnitudes.target]),
  };
}

function comparisonOf(input: ProvenanceInput): provenance.Comparison {
  const { selected, roles, magnitudes, sources } = input;
  return {
    mode: roles.mode,
    chartId: selected.chartId,
    chartSha256: sources.answers.chartSha256,
    starSha256: sources.answers.starSha256,
    stars: compStars(input).map(({ auid, label, role, ...star }) => ({
      ...{ auid, label, role },
      ...{ measuredMag: undefined, residual: undefined, scatter: undefined, snr: undefined },
      ...star,
    })),
    night: magnitudes.zeroPoints.comps.map(({ auid, framesUsed: frames, setsLevel }) => ({ auid, frames, setsLevel })),
    levelError: magnitudes.zeroPoints.catalogueError,
  };
}

function transformationOf({ magnitudes }: ProvenanceInput): provenance.Provenance['transformation'] {
  const { method, transform, untransformedReason, learnt } = magnitudes;
  return {
    method,
    reason: untransformedReason ?? '',
    basis: transform?.basis ?? '',
    coefficient: transform?.coefficient,
    coefficientError: transform?.coefficientError,
    known: transform?.isKnown ?? false,
    secondOrder: transform?.secondOrder ?? 0,
    secondOrderError: transform?.secondOrderError ?? 0,
    referenceColour: transform?.referenceColour,
    learnt: learnt ?? undefined,
  };
}
