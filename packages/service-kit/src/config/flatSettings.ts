/**
 * Settings by name, each value as JSON: keys below a key as `key.below`, entries of a list as `key[1]`. What is not set
 * is left out.
 */
export function flatSettings(settings: unknown, name = ''): Record<string, string> {
  if (settings === undefined) return {};
  if (typeof settings !== 'object' || settings === null) return { [name]: JSON.stringify(settings) };
  const parts = Array.isArray(settings)
    ? settings.map((part: unknown, at) => [`${name}[${at + 1}]`, part] as const)
    : Object.entries(settings).map(([key, part]) => [name === '' ? key : `${name}.${key}`, part] as const);
  return Object.assign({}, ...parts.map(([below, part]) => flatSettings(part, below)));
}
