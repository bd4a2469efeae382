import assert from 'node:assert/strict';
import { shallowFault, solveFrames } from './solveFrames.js';

const HINTS = { raDegrees: 1, decDegrees: 2, fovDegrees: 0.3 };
const astap = { binary: 'astap', version: '2024.05.01', database: '/stars', timeLimitSeconds: 60 };
const fault = shallowFault(astap, { starsHeld: 7, starsSeen: 140, isCovered: true });

/** What is published of frames named by what becomes of them. */
async function published(names: readonly string[], someSolved = false): Promise<string[]> {
  const said: string[] = [];
  await solveFrames(
    names.map((path) => ({ path, product: path, hints: HINTS })),
    {
      solve: async ({ path }) => ({
        ...{ solved: path.startsWith('solved'), reason: '', attempts: [] },
        ...{ solution: undefined, product: undefined },
      }),
      publish: async ({ path }) => void said.push(path),
      tooShallow: ({ path }) => (path.startsWith('shallow') ? fault : null),
      someSolved,
    },
  );
  return said;
}

describe('frames a star database seems too shallow for', () => {
  it('hold the series where none is solved, with the databases that this solver reads', async () => {
    await assert.rejects(published(['shallow 1', 'cloudy', 'shallow 2']), fault);
    assert.equal(
      fault.message,
      'the star database is too shallow for this field (/stars holds 7 stars of it, the frame shows 140; deeper is D50 or V50, which ASTAP 2024.05.01 reads): install a deeper one, or set solve.database to the folder that holds it',
    );
    assert.match(
      shallowFault({ ...astap, version: 'unknown' }, { starsHeld: 7, starsSeen: 140, isCovered: true }).message,
      /D50.*H18/,
    );
  });

  it('are frames like any that cannot be solved, where the database did for another of the series', async () => {
    assert.deepEqual(await published(['shallow 1', 'solved', 'shallow 2']), ['solved', 'shallow 1', 'shallow 2']);
    assert.deepEqual(await published(['shallow 1'], true), ['shallow 1']);
  });

  it('are not those of clouds, which end there', async () => {
    assert.deepEqual(await published(['cloudy 1', 'cloudy 2']), ['cloudy 1', 'cloudy 2']);
  });
});
