import { parseArgs } from 'node:util';
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
}

export type ParsedRequest = { ok: true; value: Request } | { ok: true; help: true } | { ok: false; problem: string };

const OPTIONS = {
  data: { type: 'string' },
  home: { type: 'string' },
  config: { type: 'string' },
  once: { type: 'boolean', default: false },
  'no-ui': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** The command whose options are its tool's. */
const OWN_OPTIONS = 'stardb';

/** Reads `COMMAND [words] [--data DIR] [--home DIR] [--config FILE]`; a problem is a sentence that says what would be right. */
export function parseRequest(argv: readonly string[]): ParsedRequest {
  if (argv[0] === OWN_OPTIONS) {
    return { ok: true, value: { command: OWN_OPTIONS, words: argv.slice(1), once: false, noUi: false } };
  }
  const parsed = parse(argv);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed;
  const [name, ...words] = positionals;
  if (values.help || name === undefined || name === 'help') return { ok: true, help: true };
  const command = COMMANDS.find((known) => known.name === name);
  if (command === undefined) {
    return refuse(`unknown command '${name}': the commands are ${COMMANDS.map((known) => known.name).join(', ')}`);
  }
  const wrong = misfit(command, words, { once: values.once, noUi: values['no-ui'] });
  if (wrong !== null) return refuse(wrong);
  const places = { data: values.data, home: values.home, config: values.config };
  const empty = Object.entries(places).find(([, value]) => value === '');
  if (empty !== undefined) return refuse(`--${empty[0]} needs a path after it`);
  return { ok: true, value: { command: command.name, words, ...places, once: values.once, noUi: values['no-ui'] } };
}

function parse(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
    return { ok: true, values, positionals } as const;
  } catch (error) {
    return { ok: false, problem: withHelp(firstSentence(error)) } as const;
  }
}

function misfit(
  command: (typeof COMMANDS)[number],
  words: readonly string[],
  { once, noUi }: { once: boolean; noUi: boolean },
): string | null {
  if (noUi && command.name !== 'demo') return `--no-ui belongs to demo: ./wombat demo --no-ui`;
  if (once && command.name !== 'run') return `--once belongs to run: ./wombat run --once`;
  if (command.name === 'run' && !once)
    return `run works until all is done: ./wombat run --once; to go on watching for new nights: ./wombat up`;
  const { least, most } = command.words;
  if (words.length < least) return `${command.name} needs one more word: ./wombat ${command.usage}`;
  if (words.length > most) return `'${words[most]}' is one word too many: ./wombat ${command.usage}`;
  return null;
}

function refuse(problem: string): ParsedRequest {
  return { ok: false, problem: withHelp(problem) };
}

function withHelp(problem: string): string {
  return `${problem} (./wombat --help)`;
}

/** Node's own message goes on about escaping; its first sentence says what is wrong. */
function firstSentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split(/\. |\n/)[0] ?? text;
}
