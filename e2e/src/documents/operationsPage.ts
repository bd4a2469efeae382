import { document, fencedBlocks } from './document.js';

const PAGE = 'docs/operations.md';

/** Words of a shell; other code of the page names files, routes and settings. */
const COMMAND = /`((?:docker compose|kubectl|node|\.\/wombat|wombat|git|log) [^`]+)`/g;

/** The blocks of commands of the page, each under the heading it stands below. */
export function operationsBlocks(): { heading: string; kind: string; commands: string }[] {
  const page = document(PAGE);
  return page.text.split(/^(?=#{2,3} )/m).flatMap((text) => {
    const heading = /^#+ (.+)/.exec(text)?.[1] ?? '';
    return fencedBlocks({ ...page, text }).map(({ kind, body }) => ({ heading, kind, commands: body.trim() }));
  });
}

/** Every command of the page: a line of a block, or one in the text. */
export function operationsCommands(): string[] {
  const lines = operationsBlocks().flatMap(({ kind, commands }) =>
    kind === 'yaml' ? [] : commands.split('\n').map((line) => line.trim()),
  );
  const inline = [...document(PAGE).text.matchAll(COMMAND)].map(([, command = '']) => command);
  return [...new Set([...lines, ...inline])];
}
