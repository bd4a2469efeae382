export type FolderKind = 'light' | 'flat' | 'dark' | 'bias';

/**
 * The one registry of what people call the folders of a night: in one word, small, without the s of a plural. Beside
 * English what French and German programs and manuals say.
 */
const KIND_WORDS: ReadonlyMap<string, FolderKind> = new Map(
  Object.entries({
    light: ['light', 'science', 'brute', 'lichtbild', 'lichtbilder'],
    flat: ['flat', 'flatwizard', 'skyflat', 'domeflat', 'twilightflat', 'panelflat', 'flatbild', 'flatbilder'],
    dark: ['dark', 'noir', 'dunkelbild', 'dunkelbilder'],
    bias: ['bia', 'biase', 'offset', 'zero'],
  } satisfies Record<FolderKind, string[]>).flatMap(([kind, words]) => words.map((word) => [word, kind as FolderKind])),
);

/** Said beside the kind, and of no weight: `Light Frames`, `dark subs`, `raw lights`. */
const PLAIN_WORDS = ['frame', 'sub', 'file', 'image', 'exposure', 'raw'];
const FLAT_WORDS = ['sky', 'dome', 'twilight', 'panel', 'dusk', 'dawn', 'evening', 'morning', 'wizard', 'filter'];
/** An exposure, a temperature, a binning, a gain, a date: `Darks_300s`, `bias -10C`, `Flats 2024-01-01`. */
const FIGURES = /^(gain|bin|offset)?[-+]?\d+([.x]\d+)?(s|sec|c|deg|degc)?$/i;
/** As folders and headers name filters. */
const FILTER_WORD = /^(clear|lum|red|green|blue|ha|[ubvri]c?|s[ugriz]|[ugriz]p?|cv|cr|tg|tb|tr|l)$/i;

/**
 * What a folder of a night holds, by its name; null where it tells nothing. Blanks, underscores, capitals and the forms
 * of Unicode make no difference. `DarkFlat` holds darks: those of the flats.
 */
export function kindOfFolder(name: string): FolderKind | null {
  const words = wordsOf(name);
  const kind = oneOf(new Set(words.flatMap((word) => kindOfWord(word) ?? [])));
  if (kind === null) return null;
  const rest = words.filter((word) => kindOfWord(word) === null);
  return rest.every((word) => saysNothing(word, kind)) ? kind : null;
}

function oneOf(kinds: ReadonlySet<FolderKind>): FolderKind | null {
  if (kinds.size === 2 && kinds.has('dark') && kinds.has('flat')) return 'dark';
  const [kind, ...others] = kinds;
  return others.length === 0 ? (kind ?? null) : null;
}

/** The filter a folder's name tells: `FlatV`, `Flats_V`, `V`, `flat frames V` say V; `FlatWizard` and dates nothing. */
export function filterOfFolder(name: string | null): string | null {
  const words = wordsOf(name ?? '');
  const [filter, ...others] = words.filter((word) => FILTER_WORD.test(word));
  if (filter === undefined || others.length > 0) return null;
  const rest = words.filter((word) => word !== filter);
  return rest.every((word) => kindOfWord(word) === 'flat' || saysNothing(word, 'flat')) ? filter : null;
}

/** The words of a folder's name: `flat_frames`, `FlatFrames` and `Flatframes` are alike. */
function wordsOf(name: string): string[] {
  return name
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[\s_-]+/u)
    .flatMap(partsOf)
    .filter((word) => word !== '');
}

/** A kind with another word on its heels, without a capital between: `lightframes`, `FLATV`. */
function partsOf(word: string): string[] {
  for (let end = word.length - 1; end > 0; end--) {
    const [start, rest] = [word.slice(0, end), word.slice(end)];
    const kind = kindOfWord(start);
    if (kind !== null && (saysNothing(rest, kind) || kindOfWord(rest) !== null)) return [start, rest];
  }
  return [word];
}

function kindOfWord(word: string): FolderKind | null {
  return KIND_WORDS.get(singular(word)) ?? null;
}

function saysNothing(word: string, kind: FolderKind): boolean {
  if (PLAIN_WORDS.includes(singular(word)) || FIGURES.test(word)) return true;
  return kind === 'flat' && (FLAT_WORDS.includes(singular(word)) || FILTER_WORD.test(word));
}

function singular(word: string): string {
  return word.toLowerCase().replace(/s$/, '');
}
