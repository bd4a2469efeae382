import { z } from 'zod';
import { configSchema } from './schema.js';

export type SchemaNode = z.core.JSONSchema.BaseSchema;

let schema: SchemaNode | null = null;

/** The schema as a document. Making it takes a sixteenth of the start of a program, and few ever need it. */
export function schemaDocument(): SchemaNode {
  schema ??= z.toJSONSchema(configSchema, { io: 'input' });
  return schema;
}

/** The keys the schema knows at a path of the configuration; none where any name will do. */
export function keysAt(path: readonly PropertyKey[]): string[] {
  return [...new Set(nodesAt(path).flatMap(({ properties = {} }) => Object.keys(properties)))];
}

/** What the schema says of a path of the configuration: one node, or it and those it may be instead. */
export function nodesAt(path: readonly PropertyKey[]): SchemaNode[] {
  return path.reduce<SchemaNode[]>(
    (found, key) => found.flatMap((node) => inner(node, key)),
    variants(schemaDocument()),
  );
}

function inner(node: SchemaNode, key: PropertyKey): SchemaNode[] {
  const { properties, additionalProperties, items } = node;
  const entry = typeof key === 'number' ? items : (properties?.[String(key)] ?? additionalProperties);
  return Array.isArray(entry) || typeof entry !== 'object' ? [] : variants(entry);
}

/** A node, and those it may be instead. */
function variants(node: SchemaNode): SchemaNode[] {
  return [node, ...(node.anyOf ?? [])].filter((one): one is SchemaNode => typeof one === 'object');
}
