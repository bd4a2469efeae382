import type { Upcasters } from './upcast.js';

type Json = Record<string, unknown>;

/** Words that have another name since: the old one, and what it is called now. */
export type NewNames = Readonly<Record<string, string>>;

/** Lifts a payload whose field has words that are called otherwise since. */
export function reworded(field: string, names: NewNames): (json: Json) => Json {
  return (json) => ({ ...json, [field]: newNameOf(json[field], names) });
}

/** The same for a field of the messages in a list. */
export function rewordedIn(list: string, field: string, names: NewNames): (json: Json) => Json {
  const lift = reworded(field, names);
  return (json) => ({ ...json, [list]: ((json[list] ?? []) as Json[]).map(lift) });
}

function newNameOf(word: unknown, names: NewNames): unknown {
  return typeof word === 'string' && Object.hasOwn(names, word) ? names[word] : word;
}

/** Of an event that says all it said, and may say it in another way since. */
function asItWas(json: Json): Json {
  return json;
}

/** How events of older versions are lifted; what those wrote stands under test in olderEvents.unit.spec.ts. */
export const UPCASTERS = {
  FrameSolved: {
    1: rewordedIn('attempts', 'method', {
      'ASTAP near': 'astapNear',
      'ASTAP near, all stars': 'astapNearAllStars',
      'ASTAP wide': 'astapWide',
      'ASTAP wide, all stars': 'astapWideAllStars',
      'ASTAP fov 10': 'astapFov10',
      'ASTAP fov 30': 'astapFov30',
      'solve-field': 'solveField',
    }),
  },
  SubmissionStepped: { 1: reworded('submitter', { 'auth0-form': 'auth0Form' }) },
  // An answer may be kept in a file since: to an older program there would be none.
  CompsSelected: { 1: asItWas },
  PhotometryDone: { 1: reworded('mode', { 'single-no-check': 'singleNoCheck' }) },
  MagnitudesTransformed: { 1: rewordedIn('gate', 'verdict', { unknown: 'untested' }) },
  SeriesHalted: { 1: reworded('stage', { catalog: 'select', photometry: 'measure' }) },
  FrameFailed: {
    1: reworded('code', { 'not-fits': 'notFits', 'no-image': 'noImage', 'bad-header': 'badHeader' }),
  },
} as const satisfies Record<string, Upcasters>;
