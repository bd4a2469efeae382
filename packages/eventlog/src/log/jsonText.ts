/**
 * A message as it goes on the wire. An integer that is none would be written as null and read back as zero, so it is
 * refused (other numbers are "NaN" in proto3 JSON). `what` names the message in the refusal, e.g. "an event".
 */
export function jsonText(json: unknown, what: string): string {
  return JSON.stringify(json, (key, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${what} cannot hold ${key}: ${value}`);
    return value;
  });
}
