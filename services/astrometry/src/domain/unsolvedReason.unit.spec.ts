import { specify } from '@wombat/eventlog/testkit';
import type { SolveMethod } from '@wombat/proto/words';
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
    for (const [error, reason] of said)
      spec.given(failure(error)).when({ starsSeen: 7, starsHeld: null }).thenIs(reason);
  });

  it('lets the error count that came, before or after tries without one', () => {
    spec
      .given(failure(''), failure('Not enough stars.'))
      .when(undefined)
      .thenIs('too few stars to solve it: clouds, focus or a very short exposure');
  });

  it('does not blame what only the tries of wide fields stumble over', () => {
    for (const error of ['Not enough stars.', 'No star database found.', 'no answer in the time of 60 s'])
      spec
        .given(failure(''), { ...failure(''), method: 'astapFov10' }, { ...failure(error), method: 'astapFov30' })
        .when({ starsSeen: 67, starsHeld: null })
        .thenIs('no match in 3 tries (67 stars seen): wrong scale or position, or trailed stars');
  });

  it('says that nothing was tried', () => {
    spec.given().when({ starsSeen: 67, starsHeld: null }).thenIs('not looked for (67 stars seen)');
  });

  it('blames the depth of the database where that holds hardly a star of the field, else says how many it holds', () => {
    const ranOut = [failure('', 'Star database limit was reached!'), failure('')];
    const seen = { starsSeen: 800 };
    spec
      .given(...ranOut)
      .when({ ...seen, starsHeld: 4 })
      .thenIs(
        'no match in 2 tries (800 stars seen): the star database is too shallow for this field, it holds 4 stars of it',
      );
    spec
      .given(...ranOut)
      .when({ ...seen, starsHeld: 35 })
      .thenIs(
        'no match in 2 tries (800 stars seen): wrong scale or position, or trailed stars (the star database holds 35 stars of a field like it)',
      );
    spec
      .given(...ranOut)
      .when({ ...seen, starsHeld: null })
      .thenIs(
        'no match in 2 tries (800 stars seen): wrong scale or position, or trailed stars, or a star database too shallow for it',
      );
  });

  it('blames the size of the image where the solver does and sees few stars, and not the star database', () => {
    const small = failure('', 'Warning, small image dimensions!! Star database limit was reached!');
    const blame =
      'the image is small for the solver, which shows it few stars (ASTAP: small image dimensions); from about 500 pixels a side it does better';
    spec
      .given(small, failure(''))
      .when({ starsSeen: 12, starsHeld: 30 })
      .thenIs(`no match in 2 tries (12 stars seen): ${blame}`);
    spec
      .given(small, failure(''))
      .when({ starsSeen: 120, starsHeld: 30 })
      .thenIs(
        'no match in 2 tries (120 stars seen): wrong scale or position, or trailed stars (the star database holds 30 stars of a field like it)',
      );
  });

  it('says where else and at which other scales it was looked for, and then does not blame place or scale', () => {
    const one = (method: SolveMethod, variant = ''): FailedAttempt => ({ method, variant, error: '', warning: '' });
    const scales = [one('astapOtherScale', '0.5'), one('astapOtherScale', '2'), one('astapAnyScale')];
    spec
      .given(one('astapNear'), one('astapElsewhere', '2'), ...scales, one('astapWide'), one('astapAnywhere'))
      .when({ starsSeen: 60, starsHeld: 35 })
      .thenIs(
        'no match in 7 tries (60 stars seen), also at the other place told of it, in the whole sky, at 0.5 times the known scale, at 2 times the known scale, at any scale: trailed or doubled stars (the star database holds 35 stars of a field like it)',
      );
  });

  it('does not speak of clouds where the solver saw stars enough and other scales were tried', () => {
    const few = { ...failure('Not enough stars.'), method: 'astapNear' as const };
    spec
      .given(few, { ...failure(''), method: 'astapAnyScale' })
      .when({ starsSeen: 70, starsHeld: null })
      .thenIs('no match in 2 tries (70 stars seen), also at any scale: trailed or doubled stars');
    spec
      .given(few, { ...failure(''), method: 'astapAnyScale' })
      .when({ starsSeen: 7, starsHeld: null })
      .thenIs('too few stars to solve it (7 stars seen): clouds, focus or a very short exposure');
  });

  it('counts the tries where nothing more is known', () => {
    const tail = 'wrong scale or position, or trailed stars';
    spec
      .given(failure(''), failure(''))
      .when({ starsSeen: 50, starsHeld: null })
      .thenIs(`no match in 2 tries (50 stars seen): ${tail}`);
    spec.given(failure('')).when(undefined).thenIs(`no match in 1 try: ${tail}`);
    spec
      .given(failure('the solver ended with code 1 and wrote no result'), failure(''))
      .when(undefined)
      .thenIs(`no match in 2 tries: ${tail}`);
  });
});
