/** What keys do, in the order the help shows them. */
export const KEY_COMMANDS = {
  nextSeries: { keys: ['j'], group: 'Series', words: 'next series' },
  previousSeries: { keys: ['k'], group: 'Series', words: 'previous series' },
  nextWaiting: { keys: ['n'], group: 'Series', words: 'next that waits for you' },
  search: { keys: ['/'], group: 'Series', words: 'search' },
  approve: { keys: ['a'], group: 'Verdict', words: 'approve' },
  reject: { keys: ['r'], group: 'Verdict', words: 'reject the series' },
  push: { keys: ['p'], group: 'Verdict', words: 'push to the AAVSO' },
  nextPoint: { keys: ['ArrowRight'], group: 'Points', words: 'next point; with shift it is added' },
  previousPoint: { keys: ['ArrowLeft'], group: 'Points', words: 'previous point' },
  otherStar: { keys: ['ArrowUp', 'ArrowDown'], group: 'Points', words: 'same frame, other star' },
  rejectPoints: { keys: ['x', 'Delete'], group: 'Points', words: 'reject what is chosen, or use it again' },
  undo: { keys: ['u'], group: 'Points', words: 'undo' },
  redo: { keys: ['U'], group: 'Points', words: 'redo' },
  previousFrame: { keys: [','], group: 'Points', words: 'previous frame, with its picture' },
  nextFrame: { keys: ['.'], group: 'Points', words: 'next frame, with its picture' },
  zoomTool: { keys: ['z'], group: 'Curve', words: 'zoom: drag a box' },
  panTool: { keys: ['h'], group: 'Curve', words: 'move: drag; or hold space' },
  selectTool: { keys: ['s'], group: 'Curve', words: 'select: drag a box; shift adds, alt removes' },
  zoomIn: { keys: ['+', '='], group: 'Curve', words: 'nearer' },
  zoomOut: { keys: ['-'], group: 'Curve', words: 'farther' },
  resetZoom: { keys: ['0'], group: 'Curve', words: 'all of the curve' },
  help: { keys: ['?'], group: 'This page', words: 'these keys' },
  clear: { keys: ['Escape'], group: 'This page', words: 'choose nothing' },
} as const satisfies Record<string, { keys: readonly string[]; group: string; words: string }>;

export type KeyCommand = keyof typeof KEY_COMMANDS;

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const COMMAND_OF = new Map<string, KeyCommand>(
  (Object.keys(KEY_COMMANDS) as KeyCommand[]).flatMap((command) =>
    KEY_COMMANDS[command].keys.map((key): [string, KeyCommand] => [key, command]),
  ),
);

/** What a key asks for; null where it is not ours, or belongs to the browser. */
export function commandOf({ key, ctrlKey, metaKey, altKey }: KeyPress): KeyCommand | null {
  return ctrlKey || metaKey || altKey ? null : (COMMAND_OF.get(key) ?? null);
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  U: 'shift u',
};

export interface KeyHelp {
  group: string;
  lines: { keys: string[]; words: string }[];
}

/** All keys, for the help. */
export function keyHelp(): KeyHelp[] {
  const commands = Object.values(KEY_COMMANDS);
  return [...new Set(commands.map(({ group }) => group))].map((group) => ({
    group,
    lines: commands
      .filter((command) => command.group === group)
      .map(({ keys, words }) => ({ keys: keys.map((key) => NAMES[key] ?? key), words })),
  }));
}
