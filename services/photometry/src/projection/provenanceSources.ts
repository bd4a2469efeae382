import { createHash } from 'node:crypto';
import { MasterBuilt } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import type { MastersOfFrame, ProvenanceSources } from '../domain/index.js';
import { frameLabels } from './measuredFrames.js';
import type { SeriesOfNight } from './measuredSeries.js';
import type { PhotometryTables } from './photometryTables.js';

/** What the tables know of what a series rests on; masters of before they were kept are not among them. */
export function provenanceSources(
  { store }: Pick<ServiceKit, 'store'>,
  tables: PhotometryTables,
  { series }: Pick<SeriesOfNight, 'series'>,
): ProvenanceSources {
  const { night, targetName, filter, revision } = series;
  const frames = tables.frames(series);
  const labels = frameLabels(frames);
  const settings = store.get<{ hash: string; body: string }>(
    'SELECT hash, body FROM revision_settings WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?',
    ...[night, targetName, filter, revision],
  );
  return {
    raw: new Map(frames.map(({ path, sha256 }) => [labels.get(path) ?? path, { path, sha256 }])),
    mastersOf: new Map(
      frames.flatMap(({ path }) => {
        const row = store.get<{ body: string }>(
          'SELECT body FROM calibrated_with WHERE path = ? AND revision <= ? ORDER BY revision DESC LIMIT 1',
          ...[path, revision],
        );
        return row === undefined ? [] : [[path, JSON.parse(row.body) as MastersOfFrame] as const];
      }),
    ),
    masterOf: (sha256) => {
      const row = store.get<{ body: string }>('SELECT body FROM master WHERE sha256 = ?', sha256);
      return row === undefined ? null : MasterBuilt.fromJSON(JSON.parse(row.body));
    },
    answers: { chartSha256: sha256Of(series.selected.vspAnswer), starSha256: sha256Of(series.selected.vsxAnswer) },
    settings: { hash: settings?.hash ?? '', values: settings === undefined ? {} : JSON.parse(settings.body) },
  };
}

function sha256Of(text: string): string {
  return text === '' ? '' : createHash('sha256').update(text).digest('hex');
}
