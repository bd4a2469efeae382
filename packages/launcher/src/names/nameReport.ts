import type { ServiceAnswer, VsxStar } from '@wombat/aavso';

/** A name VSX was asked for, and its answer. */
export interface AskedName {
  name: string;
  answer: ServiceAnswer<VsxStar>;
}

export interface NameQuestion {
  /** The folder below Light. */
  folder: string;
  /** In the order in which a reduction asks. */
  asked: readonly AskedName[];
  /**
   * Whether the folder's name alone led to these names, so that nothing need be written where they lead to one star.
   */
  byFolder: boolean;
}

/** Exit code 2: VSX did not answer, ask again later. */
export interface NameReport {
  lines: string[];
  code: 0 | 1 | 2;
}

/** Who the star is, or which it may be, and what to write so that it is that one. */
export function nameReport({ folder, asked, byFolder }: NameQuestion): NameReport {
  const stars = foundStars(asked);
  const away = asked.find(({ answer }) => answer.outcome === 'unavailable')?.answer;
  const lines = stars.map(({ name, star }) => `${name}: ${starLine(star)}`);
  if (away?.outcome === 'unavailable')
    return { lines: [...lines, `VSX could not be asked for all of them: ${away.reason}`], code: 2 };
  const [only] = stars;
  if (only === undefined) return { lines: ['VSX knows none of them.', ...byCoordinates(folder)], code: 1 };
  if (stars.length > 1)
    return {
      lines: [
        ...lines,
        'These are different stars. A reduction takes the one that lies on the images, and waits where several do. To say which, write one of:',
        ...stars.flatMap(({ star }) => byName(folder, star.name)),
      ],
      code: 0,
    };
  if (byFolder)
    return { lines: [...lines, 'A reduction finds it by the name of the folder: nothing need be written.'], code: 0 };
  return {
    lines: [
      ...lines,
      'To have it so, say it again while ./wombat up runs, or write in wombat.yaml:',
      ...byName(folder, only.star.name),
    ],
    code: 0,
  };
}

/** Each star once, with the first name that led to it. */
function foundStars(asked: readonly AskedName[]): { name: string; star: VsxStar }[] {
  const stars = new Map<string, { name: string; star: VsxStar }>();
  for (const { name, answer } of asked) {
    if (answer.outcome !== 'found') continue;
    for (const star of [answer.value, ...(answer.also ?? [])]) {
      const key = star.auid ?? star.name;
      if (!stars.has(key)) stars.set(key, { name, star });
    }
  }
  return [...stars.values()];
}

function starLine({ name, auid, raDegrees, decDegrees, variabilityType, maxMag, minMag }: VsxStar): string {
  const range = [maxMag?.raw, minMag?.raw].filter((text) => text !== undefined).join(' to ');
  const facts = [auid ?? 'no AUID', `RA ${raDegrees} Dec ${decDegrees}`, variabilityType ?? 'type unknown'];
  return `${name} (${[...facts, range === '' ? 'range unknown' : range].join(', ')})`;
}

function byName(folder: string, name: string): string[] {
  return ['  targets:', `    ${quoted(folder)}: { name: ${quoted(name)} }`];
}

function byCoordinates(folder: string): string[] {
  return [
    'Ask with another name (./wombat name FOLDER NAME), or write in wombat.yaml where it is and how bright:',
    '  targets:',
    `    ${quoted(folder)}: { ra: DEGREES, dec: DEGREES, range: [BRIGHTEST, FAINTEST], reportAs: NAME }`,
  ];
}

/** JSON's quotes are YAML's too. */
function quoted(text: string): string {
  return /^[A-Za-z][A-Za-z0-9 ]*$/.test(text) ? text : JSON.stringify(text);
}
