import { parseArgs } from 'node:util';
import { BEGINNINGS, isBeginning, STAGES } from '@wombat/proto/words';
import { ok, type Refusal, type Result, refuse } from '@wombat/result';
import { nearestWord, tooLong } from '@wombat/service-kit/words';
import { COMMANDS, type CommandName } from './commandList.js';

/** What was asked for on the command line. */
export interface Request {
  command: CommandName;
  /** Words after the command, e.g. the service of `rebuild SERVICE`. */
  words: string[];
  data?: string;
  home?: string;
  config?: string;
  once: boolean;
  /** `demo --no-ui`: ends when the night is done. */
  noUi: boolean;
  /** `fits --header`: the cards instead of the pixels. */
  header?: boolean;
  /** `status --json`, also of `doctor`, `explain` and `run --timings`: one document, for programs. */
  json?: boolean;
  /** `reduce-night --frames`: the calibrated frames too; `verify --frames`: the raw ones. */
  frames?: boolean;
  /** `reduce --failed`: only what has failed. */
  failed?: boolean;
  /** `run --once --timings`, also of `demo`: what the run took, by task and program. */
  timings?: boolean;
  /** What belongs to one command alone, as text. */
  options: OwnOptions;
}

/** Options with a value that some commands have for themselves. */
const OWN_OPTIONS = {
  ra: ['convert'],
  dec: ['convert'],
  site: ['convert'],
  date: ['convert'],
  exposure: ['convert'],
  sky: ['wcs', 'measure', 'reduce-night'],
  pixel: ['wcs'],
  out: ['detect', 'measure'],
  stars: ['measure', 'reduce-night'],
  radius: ['measure', 'reduce-night'],
  annulus: ['measure', 'reduce-night'],
  centroid: ['measure', 'reduce-night'],
  bias: ['master-dark', 'master-flat', 'calibrate'],
  dark: ['master-flat', 'calibrate'],
  flat: ['calibrate'],
  outdir: ['calibrate', 'reduce-night'],
  sync: ['master-bias', 'master-dark', 'master-flat', 'calibrate', 'reduce-night'],
  from: ['reduce'],
  by: ['name', 'reduce', 'pause', 'resume', 'cancel', 'first', 'log'],
  note: ['name', 'reduce', 'cancel', 'log'],
  role: ['user'],
} as const satisfies Record<string, readonly CommandName[]>;

/** `COMMAND --help`, or `help COMMAND`. */
export interface HelpOf {
  helpOf: CommandName;
}

type OwnOption = keyof typeof OWN_OPTIONS;

export type OwnOptions = { [name in OwnOption]?: string };

const OWN_NAMES = Object.keys(OWN_OPTIONS).filter((name): name is OwnOption => name in OWN_OPTIONS);

const OPTIONS = {
  data: { type: 'string' },
  home: { type: 'string' },
  config: { type: 'string' },
  once: { type: 'boolean', default: false },
  'no-ui': { type: 'boolean', default: false },
  header: { type: 'boolean', default: false },
  frames: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  version: { type: 'boolean', default: false },
  failed: { type: 'boolean', default: false },
  timings: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  ...ownDeclarations(),
} as const;

/** `--dec -32.5`: a value that begins with a minus and a digit. */
const NEGATIVE = /^-\.?\d/;

/** Commands that answer programs with one document. */
const WITH_JSON = ['status', 'doctor', 'explain', 'run'] as const;

/** Commands that read their options themselves. */
export const READ_THEIR_OWN = ['stardb', 'bench'] as const;

/**
 * Reads `COMMAND [words] [--data DIR] [--home DIR] [--config FILE]` and a command's own options; a fault says what
 * would be right.
 */
export function parseRequest(argv: readonly string[]): Result<Request | 'help' | 'version' | HelpOf> {
  const own = READ_THEIR_OWN.find((name) => name === argv[0]);
  if (own !== undefined) return ok({ command: own, words: argv.slice(1), once: false, noUi: false, options: {} });
  const parsed = parse(argv);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [name, ...words] = positionals;
  if (values.version) return ok('version');
  if (name === undefined) return ok('help');
  const [asked, ...about] = name === 'help' ? words : [name];
  if (asked === undefined) return ok('help');
  const command = COMMANDS.find((known) => known.name === asked);
  if (command === undefined || about.length > 0) return refusal(unknownCommand(about[0] ?? asked));
  if (values.help || name === 'help') return ok({ helpOf: command.name });
  const wrong = misfit(command, words, { once: values.once, noUi: values['no-ui'], header: values.header });
  if (wrong !== null) return refusal(wrong);
  const places = { data: values.data, home: values.home, config: values.config };
  const options = ownOptions(values);
  const empty = Object.entries({ ...places, ...options }).find(([, value]) => value === '');
  if (empty !== undefined) return refusal(`--${empty[0]} needs a value after it`);
  const long = tooLong(options);
  if (long !== null) return refusal(long);
  const foreign = OWN_NAMES.find((name) => options[name] !== undefined && !owners(name).includes(command.name));
  if (foreign !== undefined) return refusal(`--${foreign} belongs to ${owners(foreign).join(' and ')}`);
  if (options.from !== undefined && !isBeginning(options.from)) return refusal(noBeginning(options.from));
  if (values.json && !WITH_JSON.some((name) => name === command.name))
    return refusal(`--json belongs to ${WITH_JSON.join(', ')}: ./wombat status --json`);
  if (values.json && command.name === 'run' && !values.timings)
    return refusal('--json of run is that of its timings: ./wombat run --once --timings --json');
  if (values.frames && command.name !== 'reduce-night' && command.name !== 'verify')
    return refusal('--frames belongs to reduce-night and verify');
  if (values.failed && command.name !== 'reduce') return refusal('--failed belongs to reduce');
  if (values.timings && command.name !== 'run' && command.name !== 'demo')
    return refusal('--timings belongs to run and demo: ./wombat run --once --timings');
  const switches = {
    ...(values.header && { header: true }),
    ...(values.json && { json: true }),
    ...(values.frames && { frames: true }),
    ...(values.failed && { failed: true }),
    ...(values.timings && { timings: true }),
  };
  const flags = { once: values.once, noUi: values['no-ui'], ...switches };
  return ok({ command: command.name, words, ...places, ...flags, options });
}

function unknownCommand(name: string): string {
  const names = COMMANDS.map((known) => known.name);
  const nearest = nearestWord(name, names);
  const meant = nearest === null ? '' : `did you mean '${nearest}'? `;
  return `unknown command '${name}': ${meant}the commands are ${names.join(', ')}`;
}

function noBeginning(word: string): string {
  const beginnings = BEGINNINGS.join(' or ');
  const nearest = nearestWord(word, STAGES);
  if (nearest === word) return `--from ${word}: a series is reduced again from ${beginnings} on`;
  const meant = nearest === null ? '' : `did you mean '${nearest}'? `;
  return `--from ${word} is no stage: ${meant}a series is reduced again from ${beginnings} on`;
}

function owners(option: OwnOption): readonly CommandName[] {
  return OWN_OPTIONS[option];
}

function ownDeclarations() {
  const declared = OWN_NAMES.map((name) => [name, { type: 'string' }] as const);
  return Object.fromEntries(declared) as Record<OwnOption, { type: 'string' }>;
}

function ownOptions(values: OwnOptions): OwnOptions {
  return Object.fromEntries(OWN_NAMES.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}

/** Node takes `--dec -32.5` for two options; as `--dec=-32.5` it is what is meant. */
function joinNegatives(argv: readonly string[]): string[] {
  return argv.flatMap((word, index) => {
    const next = argv[index + 1] ?? '';
    if (/^--[a-z]+$/.test(word) && NEGATIVE.test(next)) return [`${word}=${next}`];
    return index > 0 && NEGATIVE.test(word) && /^--[a-z]+$/.test(argv[index - 1] ?? '') ? [] : [word];
  });
}

function parse(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: joinNegatives(argv), options: OPTIONS, allowPositionals: true });
    return ok({ values, positionals });
  } catch (error) {
    return refusal(firstSentence(error));
  }
}

function misfit(
  command: (typeof COMMANDS)[number],
  words: readonly string[],
  { once, noUi, header }: { once: boolean; noUi: boolean; header: boolean },
): string | null {
  if (noUi && command.name !== 'demo') return `--no-ui belongs to demo: ./wombat demo --no-ui`;
  if (header && command.name !== 'fits') return `--header belongs to fits: ./wombat fits --header FILE`;
  if (once && command.name !== 'run') return `--once belongs to run: ./wombat run --once`;
  if (command.name === 'run' && !once)
    return `run works until all is done: ./wombat run --once; to go on watching for new nights: ./wombat up`;
  const { least, most } = command.words;
  if (words.length < least) return `${command.name} needs one more word: ./wombat ${command.usage}`;
  if (words.length > most) return `'${words[most]}' is one word too many: ./wombat ${command.usage}`;
  return null;
}

function refusal(message: string): Refusal {
  return refuse(`${message} (./wombat --help)`);
}

/** Node's own message goes on about escaping; its first sentence says what is wrong. */
function firstSentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split(/\. |\n/)[0] ?? text;
}
