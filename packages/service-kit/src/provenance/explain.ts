import type { provenance } from '@wombat/proto';
import { comparisonSection } from './comparisonSection.js';
import type { ExplainedSection, Explanation } from './explanation.js';
import { mastersSection } from './mastersSection.js';
import type { Point } from './point.js';
import { magnitudeWords, pointSections, rowWords } from './pointSections.js';
import { settingsSection } from './settingsSection.js';
import { transformationLines } from './transformationLines.js';

/** A reported magnitude and what it rests on, step by step down to the raw frame. */
export function explainPoint(told: provenance.Provenance, point: Point): Explanation {
  const [magnitude, error, frame] = pointSections(told, point);
  return {
    title: `${titleOf(told)}, ${rowWords(point)}`,
    sections: [
      magnitude,
      ...(error.lines.length === 0 ? [] : [error]),
      { heading: 'Transformation', lines: transformationLines(told, point) },
      comparisonSection(told, point),
      frame,
      mastersSection(told, point),
      settingsSection(told),
      softwareSection(told),
    ],
  };
}

/** The same of a series as a whole, with its points one a line. */
export function explainSeries(told: provenance.Provenance): Explanation {
  const { points, gate } = told;
  return {
    title: titleOf(told),
    sections: [
      {
        heading: 'Points',
        lines: points.map((point) => `${rowWords(point)}: ${magnitudeWords(point)}, ${point.filename}${why(point)}`),
      },
      { heading: 'Transformation', lines: transformationLines(told, null) },
      comparisonSection(told, null),
      { heading: 'Quality gate', lines: gate.map(({ verdict, sentence }) => `${verdict}: ${sentence}`) },
      { heading: 'Apertures', lines: aperturesOf(told) },
      mastersSection(told, null),
      settingsSection(told),
      softwareSection(told),
    ],
  };
}

function why({ leftOut }: Point): string {
  return leftOut === '' ? '' : ` (${leftOut})`;
}

function titleOf({ series, revision, star, band }: provenance.Provenance): string {
  return `${star.name} in ${band}, night ${series.night}, revision ${revision}`;
}

function aperturesOf({ radii, radiiReason }: provenance.Provenance): string[] {
  const { starPixels = 0, skyInnerPixels = 0, skyOuterPixels = 0 } = radii ?? {};
  const sizes = [starPixels, skyInnerPixels, skyOuterPixels].map((pixels) => pixels.toFixed(1));
  const told = radii === undefined ? [] : [`star ${sizes[0]} pixels, sky from ${sizes[1]} to ${sizes[2]}`];
  return [...told, ...(radiiReason === '' ? [] : [radiiReason])];
}

function softwareSection({ software, report }: provenance.Provenance): ExplainedSection {
  return { heading: 'Software and report', lines: [software, `${report.path}, SHA-256 ${report.sha256}`] };
}
