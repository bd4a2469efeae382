/**
 * A properties file as Java's `Properties.load` reads it, in which AstroImageJ keeps its settings: one `key=value` a
 * line, ASCII, what else there is as \uXXXX.
 */
export function javaProperties(title: string, properties: Readonly<Record<string, string | number | boolean>>): string {
  const lines = Object.entries(properties).map(([key, value]) => `${key}=${escaped(String(value))}`);
  return `${[`#${ascii(title)}`, ...lines].join('\n')}\n`;
}

/** A blank at the beginning would be skipped, and a backslash taken for the beginning of an escape. */
function escaped(value: string): string {
  return ascii(value.replaceAll('\\', '\\\\')).replace(/^ /, '\\ ');
}

function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
