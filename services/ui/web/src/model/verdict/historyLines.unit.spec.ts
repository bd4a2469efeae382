import assert from 'node:assert/strict';
import { historyLines } from './historyLines.js';

describe('the history of a series', () => {
  it('tells everything in one order, newest first, with the names behind it', () => {
    const lines = historyLines({
      revisions: [{ revision: 1, at: '2026-01-01T03:04:05Z', cause: '', by: '', settingsHash: '', rows: 64 }],
      verdicts: [{ at: '2026-01-01T05:00:00Z', verdict: 'rejected', by: 'A. B.', reason: 'clouds', revision: 1 }],
      rejections: [
        { at: '2026-01-02T05:00:00Z', by: 'A. B.', rejected: true, reasonCode: 'cosmicRay', words: 'seen', frames: 1 },
        { at: '2026-01-02T06:00:00Z', by: 'A. B.', rejected: false, reasonCode: '', words: '', frames: 2 },
      ],
      submissions: [],
    });
    assert.deepEqual(
      lines.map(({ when, words }) => `${when} ${words}`),
      [
        '2026-01-02 06:00 UTC 2 points used again by A. B.',
        '2026-01-02 05:00 UTC 1 point rejected (cosmic ray) by A. B.: seen',
        '2026-01-01 05:00 UTC revision 1 rejected by A. B.: clouds',
        '2026-01-01 03:04 UTC revision 1, 64 rows',
      ],
    );
  });

  it('says of a revision that its settings are not those of the one before, where both are known', () => {
    const made = (revision: number, settingsHash: string, rows: number | null = 64) => ({
      ...{ revision, at: `2026-01-0${revision}T00:00:00Z`, cause: 'asked', by: 'A. B.', settingsHash, rows },
    });
    const lines = historyLines({
      revisions: [made(4, 'b', null), made(3, 'b'), made(2, 'a'), made(1, '')],
      ...{ verdicts: [], rejections: [], submissions: [] },
    });
    assert.deepEqual(
      lines.map(({ words }) => words),
      [
        'revision 4: asked by A. B., no report',
        'revision 3: asked by A. B., with other settings than revision 2, 64 rows',
        'revision 2: asked by A. B., 64 rows',
        'revision 1: asked by A. B., 64 rows',
      ],
    );
  });
});
