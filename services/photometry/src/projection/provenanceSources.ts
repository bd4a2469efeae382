import { answerSha256 } from '@wombat/service-kit/kept-answers';
import type { ProvenanceSources } from '../domain/index.js';
import { masterOfHash, mastersOfFrame, type RowsKit } from './mastersOfFrame.js';
import { frameLabels } from './measuredFrames.js';
import type { SeriesOfNight } from './measuredSeries.js';
import type { PhotometryTables } from './photometryTables.js';

/** What the tables know of what a series rests on; masters of before they were kept are not among them. */
export function provenanceSources(
  kit: RowsKit,
  tables: PhotometryTables,
  { series }: Pick<SeriesOfNight, 'series'>,
): ProvenanceSources {
  const { night, targetName, filter, revision, selected } = series;
  const vsp = { text: selected.vspAnswer, kept: selected.vspKept };
  const vsx = { text: selected.vsxAnswer, kept: selected.vsxKept };
  const frames = tables.frames(series);
  const labels = frameLabels(frames);
  const settings = kit.store.get<{ hash: string; body: string }>(
    'SELECT hash, body FROM revision_settings WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?',
    ...[night, targetName, filter, revision],
  );
  return {
    raw: new Map(frames.map(({ path, sha256 }) => [labels.get(path) ?? path, { path, sha256 }])),
    mastersOf: new Map(
      frames.flatMap(({ path }) => {
        const masters = mastersOfFrame(kit, path, revision);
        return masters === null ? [] : [[path, masters] as const];
      }),
    ),
    masterOf: (sha256) => masterOfHash(kit, sha256),
    answers: { chartSha256: answerSha256(vsp), starSha256: answerSha256(vsx) },
    settings: { hash: settings?.hash ?? '', values: settings === undefined ? {} : JSON.parse(settings.body) },
  };
}
