import type { GateVerdict } from '@wombat/proto';

export interface DigestFacts {
  rows: number;
  /** 0: magnitudes that were made before this was told. */
  measured: number;
  gate: readonly GateVerdict[];
  sketch: number[];
}

export interface Digest {
  points: number;
  pointsOf: number;
  testsFailed: number;
  testsUnknown: number;
  tests: number;
  /** Undefined where all passed. */
  worst: GateVerdict | undefined;
  sketch: number[];
}

/** What a list shows of magnitudes; undefined where it was not told. */
export function digest({ rows, measured, gate, sketch }: DigestFacts): Digest | undefined {
  if (measured === 0) return undefined;
  const failed = gate.filter(({ verdict }) => verdict === 'fail');
  const unknown = gate.filter(({ verdict }) => verdict === 'untested');
  const worst = failed.toSorted((a, b) => excess(b) - excess(a))[0] ?? unknown[0];
  const counts = { testsFailed: failed.length, testsUnknown: unknown.length, tests: gate.length };
  return { points: rows, pointsOf: measured, ...counts, worst, sketch };
}

/** How many times over its threshold a test is. */
function excess({ value, threshold }: GateVerdict): number {
  return value === undefined || threshold === undefined ? 0 : Math.abs(value) / threshold;
}
