import { z } from 'zod';
import { markdownTable } from '../documents/markdownTable.js';
import { configSchema } from './schema.js';

/** The part of a JSON schema the page is made from. */
interface Node {
  description?: string;
  default?: unknown;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Node[];
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  maxLength?: number;
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
  items?: Node | boolean;
  prefixItems?: Node[];
  required?: string[];
}

interface Row {
  key: string;
  node: Node;
  required: boolean;
}

const INTRODUCTION = `# Configuration

Made from the schema the program checks with; change \`packages/service-kit/src/config/schema.ts\`, not this page.

Everything is set in one file, \`wombat.yaml\` in the folder you start \`./wombat\` from, or the file named by
\`--config FILE\` or \`WOMBAT_CONFIG\`. Every key may be left out. An unknown key or a wrong value stops the start with a
sentence that names it. Most keys can be changed on the page as well, below Settings. An editor that knows JSON schemas checks while you type, with this first line in the file:

\`\`\`yaml
# yaml-language-server: $schema=./docs/wombat.schema.json
\`\`\`

(with the path from your file to \`docs/wombat.schema.json\`). An environment variable wins over the file: the names of
the keys in capitals, joined by \`_\`, after \`WOMBAT_\`, e.g. \`WOMBAT_SOLVE_BINARY\` for \`solve.binary\` and
\`WOMBAT_PHOTOMETRY_COMPS_MINSNR\` for \`photometry.comps.minSnr\`; lists and names are written as YAML:
\`WOMBAT_FILTERS='{ Clear: CV }'\`. \`--data\` and \`WOMBAT_DATA\`, \`--home\` and \`WOMBAT_HOME\` say where frames and
databases are; \`NATS_URL\` names a nats-server somebody else runs
(\`nats://user:password@host:port\` or \`nats://token@host:port\` where it asks for them, \`tls://\` where it is to be
encrypted; several with commas). [Security](security.md#against-whom) tells how passwords are written there.`;

/** The JSON schema of wombat.yaml, as text; keys with a default may be left out. */
export function configurationJsonSchema(): string {
  const schema = { title: 'wombat.yaml', ...z.toJSONSchema(configSchema, { io: 'input' }) };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** docs/configuration.md: every key of wombat.yaml with its values, its default and its meaning. */
export function configurationPage(): string {
  const { properties = {} } = z.toJSONSchema(configSchema, { io: 'input' }) as Node;
  const sections = Object.entries(properties).map(([key, node]) => section(key, node));
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

/** Keys of the schema that have no description; there should be none. */
export function undescribedKeys(): string[] {
  const { properties = {} } = z.toJSONSchema(configSchema, { io: 'input' }) as Node;
  return Object.entries(properties)
    .flatMap(([key, node]) => [{ key, node, required: false }, ...rowsBelow(key, node)])
    .filter(({ node }) => (node.description ?? '') === '')
    .map(({ key }) => key);
}

function section(key: string, node: Node): string {
  const rows = rowsBelow(key, node);
  const shown = rows.length > 0 ? rows : [{ key, node, required: false }];
  const cells = shown.map((row) => [`\`${row.key}\``, values(row.node), defaultOf(row), row.node.description ?? '']);
  const heading = capital(node.description ?? '');
  return `## ${key}\n\n${heading}.\n\n${markdownTable(['key', 'value', 'default', 'meaning'], cells)}`;
}

/** Keys inside a key: of an object, of the entries of a list (\`[]\`), of the entries under names (\`<name>\`). */
function rowsBelow(key: string, node: Node): Row[] {
  if (node.properties !== undefined) return rowsOf(key, node);
  if (typeof node.items === 'object' && node.items.properties !== undefined) return rowsOf(`${key}[]`, node.items);
  const { additionalProperties } = node;
  if (typeof additionalProperties === 'object' && additionalProperties.properties !== undefined)
    return rowsOf(`${key}.<name>`, additionalProperties);
  return [];
}

function rowsOf(key: string, { properties = {}, required = [] }: Node): Row[] {
  return Object.entries(properties).flatMap(([name, node]) => {
    const path = `${key}.${name}`;
    return [{ key: path, node, required: required.includes(name) }, ...rowsBelow(path, node)];
  });
}

function values(node: Node): string {
  if (node.enum !== undefined) return node.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (node.const !== undefined) return `\`${String(node.const)}\``;
  if (node.anyOf !== undefined) return node.anyOf.map(values).join(' or ');
  if (node.prefixItems !== undefined) return `list of ${node.prefixItems.length} numbers`;
  if (node.properties !== undefined) return 'keys below';
  if (node.type === 'array') return 'list';
  if (node.type === 'object') return 'names and values';
  if (node.type === 'null') return '`null`';
  if (node.type === 'boolean') return '`true`, `false`';
  if (node.type === 'integer') return `whole number${limits(node)}`;
  if (node.type === 'number') return `number${limits(node)}`;
  return node.maxLength === undefined ? 'text' : `text of at most ${node.maxLength} characters`;
}

function limits({ minimum, exclusiveMinimum, maximum }: Node): string {
  const least = exclusiveMinimum === undefined ? (minimum ?? null) : null;
  const top = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? null : maximum;
  if (exclusiveMinimum !== undefined)
    return top === null ? ` above ${exclusiveMinimum}` : ` above ${exclusiveMinimum}, at most ${top}`;
  if (least !== null) return top === null ? `, at least ${least}` : ` from ${least} to ${top}`;
  return top === null ? '' : `, at most ${top}`;
}

function defaultOf({ node, required }: Row): string {
  if (node.properties !== undefined) return '';
  if (node.default !== undefined) return `\`${JSON.stringify(node.default)}\``;
  return required ? 'must be given' : 'none';
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
