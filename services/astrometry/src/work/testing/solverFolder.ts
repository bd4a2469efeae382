import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configSchema } from '@wombat/service-kit/config';
import { findSolver } from '@wombat/service-kit/solver';
import { type FrameWcs, pixelScaleArcsec, pixelToSky, separationDegrees, wcsOfNumbers } from '@wombat/sky';
import { type DatabaseStar, writeStarDatabase } from '@wombat/stardb';
import { skipWithoutPrerequisite } from '@wombat/testdata';
import { locateSolver } from '../../adapters/locateSolver.js';
import type { Doubts, Hints } from '../../domain/index.js';
import { Solver } from '../solver.js';
import type { Solved } from '../tried.js';
import { type Field, wcsOfField, writeField } from './simulatedField.js';

/** For `itUnless`: the sentence that says why nothing is solved here. */
export const withoutAstap: string | false = skipWithoutPrerequisite('astap');

/** A folder for frames and databases, gone at the end. */
export class SolverFolder {
  readonly root = mkdtempSync(join(tmpdir(), 'wombat-astap-'));
  private frames = 0;

  close(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /**
   * What stands for the solver: a shell script, in which `$astap "$@"` is the real one, and `$ini` what it writes.
   * Returns its path.
   */
  script(name: string, body: string): string {
    const binary = join(this.root, name.replaceAll(' ', '-'));
    writeFileSync(binary, `#!/bin/sh\nastap=${findSolver('auto')}\nini=$PWD/in.ini\n${body}\n`);
    chmodSync(binary, 0o755);
    return binary;
  }

  async database(name: string, stars: readonly DatabaseStar[]): Promise<string> {
    const folder = join(this.root, name);
    await writeStarDatabase(folder, stars, { description: 'Generated test sky, not a real catalogue' });
    return folder;
  }

  /** Writes a frame of the field and solves it as a worker does. */
  async solve(
    field: Field,
    stars: readonly DatabaseStar[],
    { database, hints, doubts, settings = {}, sky = {} }: SolveSettings,
  ): Promise<Solved> {
    this.frames += 1;
    const product = `frame${this.frames}.fits`;
    await writeField({ root: this.root, name: product }, field, stars, sky);
    const solve = configSchema.parse({ solve: { database, searchRadius: 10, ...settings } }).solve;
    const solver = new Solver({ root: this.root, settings: solve, astap: await locateSolver(solve) });
    return solver.solve({ path: product, product, hints, ...(doubts !== undefined && { doubts }) });
  }
}

export interface SolveSettings {
  database: string;
  hints: Hints;
  doubts?: Doubts;
  settings?: Record<string, unknown>;
  sky?: Parameters<typeof writeField>[3];
}

export const fovOf = ({ height, scaleArcsec }: Field): number => (height * scaleArcsec) / 3600;

export const BLIND: Hints = { raDegrees: null, decDegrees: null, fovDegrees: null };

export function wcsOfSolved(solved: Solved): FrameWcs {
  const tries = solved.attempts.map(({ method, errorMessage, warning }) => `${method}: ${errorMessage}${warning}`);
  assert.ok(solved.solution, `${solved.reason}; ${tries.join('; ')}`);
  return wcsOfNumbers(solved.solution);
}

/** How far the solution is from the truth at the middle and at the worst corner, in pixels. */
export function errorPixels(solved: Solved, field: Field): { middle: number; corner: number } {
  const [wcs, truth] = [wcsOfSolved(solved), field.wcs ?? wcsOfField(field)];
  const { width, height } = field;
  const off = (x: number, y: number) =>
    (separationDegrees(pixelToSky(wcs, { x, y }), pixelToSky(truth, { x, y })) * 3600) / pixelScaleArcsec(truth);
  const corners = [0, width - 1].flatMap((x) => [0, height - 1].map((y) => off(x, y)));
  return { middle: off((width - 1) / 2, (height - 1) / 2), corner: Math.max(...corners) };
}
