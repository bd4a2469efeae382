import type { provenance } from '@wombat/proto';
import { flatSettings } from '../config/flatSettings.js';
import { configSchema } from '../config/schema.js';
import type { ExplainedSection } from './explanation.js';

/** The settings that shaped the series: those that are not the program's own one by one. */
export function settingsSection({ settings: { hash, values } }: provenance.Provenance): ExplainedSection {
  const heading = 'Settings';
  const all = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  if (all.length === 0) return { heading, lines: ['not told: the series was asked for before they were kept'] };
  const own = flatSettings(configSchema.parse({}));
  const set = all.filter(([name, value]) => name !== 'band' && own[name] !== value);
  return {
    heading,
    lines: [
      `as they were when the revision was asked for, hash ${hash}`,
      ...set.map(([name, value]) => `${name}: ${value}, set for this installation`),
      `the others are the program's own`,
    ],
  };
}
