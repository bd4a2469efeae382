import { specify } from '@wombat/eventlog/testkit';
import type { FailedAttempt } from './attempts.js';
import { unsolvedReason } from './unsolvedReason.js';

const failure = (error: string, warning = ''): FailedAttempt => ({ method: 'astapNear', error, warning });

describe('unsolvedReason', () => {
  const spec = specify(unsolvedReason);

  it('says what to do about what the solver met', () => {
    const said: [string, string][] = [
      ['Not enough stars.', 'too few stars to solve it (7 stars seen): clouds, focus or a very short exposure'],
      ['No star database found.', 'no star database there: set solve.database to the folder that holds it'],
      ['Error reading star database.', 'a file of the star database is missing: install it again'],
      ['Error reading image file.', 'the solver could not read the frame: its calibrated file is damaged'],
      [
        'no answer in the time of 60 s',
        'the solver ran out of time (7 stars seen): give the scale (solve.fov or FOCALLEN and XPIXSZ in the header)',
      ],
      [
        'the solver ended with code 139 and wrote no result',
        'the solver ended with code 139 and wrote no result: it fails on this frame alone',
      ],
    ];
    for (const [error, reason] of said) spec.given(failure(error)).when({ stars: 7 }).thenIs(reason);
  });

  it('lets the error count that came, before or after tries without one', () => {
    spec
      .given(failure(''), failure('Not enough stars.'))
      .when(null)
      .thenIs('too few stars to solve it: clouds, focus or a very short exposure');
  });

  it('does not blame what only the tries of wide fields stumble over', () => {
    for (const error of ['Not enough stars.', 'No star database found.', 'no answer in the time of 60 s'])
      spec
        .given(failure(''), { ...failure(''), method: 'astapFov10' }, { ...failure(error), method: 'astapFov30' })
        .when({ stars: 67 })
        .thenIs('no match in 3 tries (67 stars seen): wrong scale or position, or trailed stars');
  });

  it('says that nothing was tried', () => {
    spec.given().when({ stars: 67 }).thenIs('not looked for (67 stars seen)');
  });

  it('blames the depth of the database only where it ran out', () => {
    spec
      .given(failure('', 'Star database limit was reached!'), failure(''))
      .when({ stars: 800 })
      .thenIs('no match (800 stars seen): the star database is too shallow for this field');
  });

  it('blames the size of the image where the solver does, and not the star database', () => {
    spec
      .given(failure('', 'Warning, small image dimensions!! Star database limit was reached!'), failure(''))
      .when({ stars: 12 })
      .thenIs(
        'no match (12 stars seen): the image is small for the solver, which shows it few stars (ASTAP: small image dimensions); from about 500 pixels a side it does better',
      );
  });

  it('counts the tries where nothing more is known', () => {
    const tail = 'wrong scale or position, or trailed stars';
    spec.given(failure(''), failure('')).when({ stars: 50 }).thenIs(`no match in 2 tries (50 stars seen): ${tail}`);
    spec.given(failure('')).when(null).thenIs(`no match in 1 try: ${tail}`);
    spec
      .given(failure('the solver ended with code 1 and wrote no result'), failure(''))
      .when(null)
      .thenIs(`no match in 2 tries: ${tail}`);
  });
});
