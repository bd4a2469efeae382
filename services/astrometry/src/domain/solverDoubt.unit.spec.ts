import { specify } from '@wombat/eventlog/testkit';
import type { SolveMethod } from '@wombat/proto/words';
import type { FailedAttempt } from './attempts.js';
import type { FieldDepth } from './fieldDepth.js';
import { solverTrouble } from './solverDoubt.js';

const failure = (error: string, method: SolveMethod = 'astapNear'): FailedAttempt => ({ method, error, warning: '' });

describe('what failed tries tell of the solver', () => {
  const spec = specify(solverTrouble);
  const strange = [
    'the solver ended with SIGSEGV',
    'the solver ended with code 139',
    'the solver ended with code 0 and wrote no result',
    'the solver wrote a result that cannot be read',
    'no answer in the time of 60 s',
    'Error reading image file.',
    'not believed: no scale',
  ];

  it('is a doubt where no try ended as it should', () => {
    for (const error of strange) spec.given(failure(error), failure(error, 'astapWide')).when(null).thenIs('doubt');
    spec
      .given(...strange.map((error) => failure(error)))
      .when(null)
      .thenIs('doubt');
  });

  it('is nothing where one did, or none was made', () => {
    for (const error of strange) spec.given(failure(error), failure('', 'astapWide')).when(null).thenIs(null);
    spec.given(failure('Not enough stars.')).when(null).thenIs(null);
    spec.given().when(null).thenIs(null);
  });

  it('is that the star database is missing or damaged', () => {
    spec.given(failure('No star database found.')).when(null).thenIs('noStarDatabase');
    spec.given(failure('Error reading star database.')).when(null).thenIs('starDatabaseDamaged');
  });

  it('is nothing where there is a database, but none for fields of 10 degrees and more', () => {
    spec.given(failure(''), failure('No star database found.', 'astapFov10')).when(null).thenIs(null);
  });

  it('is that the star database is too shallow, by what frame and database show', () => {
    const depth: FieldDepth = { starsSeen: 120, starsHeld: 7, isCovered: true };
    for (const error of ['', 'Not enough stars.'])
      spec.given(failure(error)).when(depth).thenIs('starDatabaseTooShallow');
    spec
      .given(failure(''))
      .when({ ...depth, starsSeen: 12 })
      .thenIs(null);
    spec.given(failure('no answer in the time of 60 s')).when(depth).thenIs('doubt');
    spec.given().when(depth).thenIs(null);
  });
});
