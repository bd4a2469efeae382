import fc from 'fast-check';

/** Values nobody meant to write, of every kind that JSON has. */
const ODD_VALUES: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    0.5,
    1e308,
    2 ** 53,
    '',
    ' ',
    'x',
    '\u0000',
    '\u001b[2J',
    '\u202e',
    '\ud800',
    'NaN',
    '1',
  ],
  ...['x'.repeat(100_000), [], {}, [[]], [null], [{}], { series: {} }, { '': null }, { toString: 1 }],
];

/** Places that every object of JavaScript has. */
const ODD_NAMES = ['__proto__', 'constructor', 'toString', '', 'later', '\u001b[31m', 'x'.repeat(10_000)];

type Harm = (json: unknown, random: (below: number) => number) => unknown;

/** Texts that come of JSON by values of the wrong kind, names nobody knows, parts that are gone, and lost bytes. */
export function damagedJson(whole: string): fc.Arbitrary<string> {
  const choices = fc.array(fc.nat(), { minLength: 8, maxLength: 60 });
  return fc.tuple(choices, fc.nat({ max: 9 })).map(([numbers, kind]) => {
    let at = 0;
    const random = (below: number) => (numbers[at++ % numbers.length] ?? 0) % Math.max(1, below);
    if (kind === 0) return damagedText(whole, random);
    let json: unknown = JSON.parse(whole);
    for (let times = 1 + random(3); times > 0; times--) json = harmed(json, random);
    return JSON.stringify(json);
  });
}

/** A text with a piece cut out, doubled, or replaced by what steers a terminal. */
function damagedText(text: string, random: (below: number) => number): string {
  const [from, length] = [random(text.length), random(40)];
  const put = ['', '', '{', '"', '\u0000', '\u001b]0;x\u0007', ']'.repeat(5_000), '['.repeat(5_000)][random(8)] ?? '';
  return `${text.slice(0, from)}${put}${text.slice(from + length)}`;
}

/** Goes down to a place by chance and harms what is there. */
const harmed: Harm = (json, random) => {
  const names = typeof json === 'object' && json !== null ? Object.keys(json) : [];
  const name = names[random(names.length)];
  if (name === undefined || random(4) === 0) return harmedHere(json, random);
  const below = harmed(Reflect.get(Object(json), name), random);
  if (Array.isArray(json)) return json.map((entry, index) => (String(index) === name ? below : entry));
  return Object.fromEntries(Object.entries(Object(json)).map(([key, value]) => [key, key === name ? below : value]));
};

const harmedHere: Harm = (json, random) => {
  if (random(3) > 0 || typeof json !== 'object' || json === null) return ODD_VALUES[random(ODD_VALUES.length)];
  if (Array.isArray(json)) return random(2) === 0 ? json.slice(1) : [...json, ODD_VALUES[random(ODD_VALUES.length)]];
  const entries = Object.entries(json);
  if (random(2) === 0) return Object.fromEntries(entries.filter((_, index) => index !== random(entries.length)));
  const odd = [ODD_NAMES[random(ODD_NAMES.length)], ODD_VALUES[random(ODD_VALUES.length)]] as const;
  return Object.fromEntries([...entries, odd]);
};

/** Whether a sentence may be said of foreign words: one line, not long, nothing in it that steers a terminal. */
export function isPlainSentence(text: string): boolean {
  return text.length > 0 && text.length < 2_000 && !/[\p{Cc}\p{Cf}]/u.test(text);
}
