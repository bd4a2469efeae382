import assert from 'node:assert/strict';
import { type SchemaNode, schemaDocument } from './keysOfSchema.js';
import { applyOverrides, SETTING_VARIABLES, variableOf } from './overrides.js';

/** Every key that does not only hold further keys, as the document of the schema has it. */
function leaves(node: SchemaNode, path: readonly string[] = []): { path: readonly string[]; isText: boolean }[] {
  if (node.properties === undefined) return [{ path, isText: node.type === 'string' }];
  return Object.entries(node.properties).flatMap(([key, inner]) =>
    typeof inner === 'boolean' ? [] : leaves(inner, [...path, key]),
  );
}

describe('the variables of the environment that set keys', () => {
  const expected = leaves(schemaDocument());

  it('are one for each key of the schema that holds a value', () => {
    assert.ok(expected.length > 50);
    assert.deepEqual(
      SETTING_VARIABLES,
      expected.map(({ path }) => variableOf(path)),
    );
  });

  it.each(expected.map(({ path, isText }) => [variableOf(path), path, isText] as const))(
    '%s is text as it stands where the schema wants text, else YAML',
    (name, path, isText) => {
      const set = applyOverrides({}, { [name]: 'true' });
      assert.ok(set.ok);
      const value = path.reduce<unknown>((inner, key) => Reflect.get(inner as object, key), set.value);
      assert.equal(value, isText ? 'true' : true);
    },
  );
});
