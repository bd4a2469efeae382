import { join } from 'node:path';
import { PixelMemory } from '@wombat/fits';
import type { Result } from '@wombat/result';
import type { FoundStars } from '@wombat/service-kit/looks';
import { type Config, InstallationFault, throwInstallationFault } from '@wombat/service-kit/worker';
import type { Astap } from '../adapters/astap.js';
import { type FrameStars, frameStars } from '../adapters/frameStars.js';
import { probeSolver } from '../adapters/probeSolver.js';
import {
  contradicts,
  type Effort,
  type FieldDepth,
  type Hints,
  type KnownOfFrame,
  type OrderedFrame,
  type Solution,
  solverBinning,
  toldBy,
} from '../domain/index.js';
import { astapTries } from './astapTries.js';
import { BlockSolver } from './blockSolver.js';
import { checkSky, starsOfField } from './checkSky.js';
import { finishFrame } from './finishFrame.js';
import { headerSolution } from './headerSolution.js';
import { solveFieldTry } from './solveFieldTry.js';
import { attemptOf, type Solved, type Tried } from './tried.js';

export interface SolverParts {
  /** Frames are named relative to it. */
  root: string;
  settings: Config['solve'];
  /** The program and its star database, or what of it this computer lacks. */
  astap: Result<Astap, InstallationFault>;
  /** Gets the frames, by their products, that the star database holds too few stars for, and what there is of them. */
  shallow?: Map<string, FieldDepth>;
  /** Gets the stars of each frame that is solved. */
  foundStars?: Pick<FoundStars, 'tell'>;
}

/**
 * Solves calibrated frames of one series, and writes what it finds into their headers. Once one is solved elsewhere or
 * at another scale than is said of them, the next are looked for as it was. Throws `InstallationFault` where a frame
 * stays unsolved for what this computer lacks, or for a solver that does not work: that says nothing of the frame.
 */
export class Solver {
  private probed: Promise<string | null> | null = null;
  /** One that was not as was known of it. */
  private learnt: Solution | null = null;

  private readonly shallow: Map<string, FieldDepth>;
  /** Of the frame that is looked at. */
  private readonly memory = new PixelMemory();
  /** Stars of frames, by their products, until they are finished. */
  private readonly found = new Map<string, Float64Array>();

  constructor(private readonly parts: SolverParts) {
    this.shallow = parts.shallow ?? new Map();
  }

  /** Gives the memory of frames back to the system, once all are solved. */
  release(): void {
    this.memory.release();
  }

  /** Solves one frame by itself. */
  async solve(frame: OrderedFrame): Promise<Solved> {
    return this.finish(frame, await this.tries(frame));
  }

  /** What solves any frame of the block: those that can follow one that is solved by itself. */
  solveBlock(block: readonly OrderedFrame[]): (frame: OrderedFrame) => Promise<Solved> {
    const solver = new BlockSolver(block, {
      starsOf: (frame) => this.starsOf(frame),
      alone: (frame, known) => this.tries(frame, known),
    });
    return async (frame) => this.finish(frame, await solver.tries(frame));
  }

  /**
   * Tries what a single frame can be solved by, without touching it: its header where that is trusted, ASTAP, and,
   * after the full way of it, what is to be asked then.
   */
  private async tries(
    frame: OrderedFrame,
    { seen, effort = 'full' }: { seen?: FrameStars | undefined; effort?: Effort } = {},
  ): Promise<Tried> {
    const { settings } = this.parts;
    const { hints, doubts } = this.learnt === null ? frame : toldBy(this.learnt, frame.hints);
    const file = this.file(frame);
    const stars = seen ?? (await this.starsOf(frame));
    const trusted =
      settings.trustHeader && stars !== null
        ? await headerSolution(join(this.parts.root, frame.path), hints, { database: this.database, stars })
        : NOTHING;
    if (trusted.found !== null) return trusted;
    const solved = await this.refined(await this.askAstap(frame, { hints, doubts, effort, stars }), stars);
    const solution = solved.found?.solution;
    if (solution !== undefined && contradicts(solution, hints)) this.learnt = solution;
    const both = appended(trusted, solved);
    if (solved.found !== null) return both;
    if (settings.fallback === 'none' || effort !== 'full') await this.throwIfOurs(solved);
    if (settings.fallback === 'none') return both;
    if (effort !== 'full') return { ...both, end: 'cutShort' };
    const asKnown = appended(both, await solveFieldTry(file, hints, settings));
    const isDoubted = asKnown.found === null && doubts?.wholeSky === true;
    const last = isDoubted ? appended(asKnown, await solveFieldTry(file, ANYWHERE, settings)) : asKnown;
    if (last.found === null) await this.throwIfOurs(solved);
    if (last.found !== null) return last;
    const { end, trouble, depth } = both;
    return { ...last, ...(end && { end }), ...(trouble && { trouble, depth: depth ?? null }) };
  }

  private async throwIfOurs({ trouble }: Tried): Promise<void> {
    const { astap } = this.parts;
    if (!astap.ok) throw astap.fault;
    if (trouble === undefined) return;
    const { binary, database } = astap.value;
    // That is the word of all frames of a job together.
    if (trouble === 'starDatabaseTooShallow') return;
    if (trouble !== 'doubt') throw new InstallationFault(trouble, database);
    this.probed ??= probeSolver(astap.value);
    const wrong = await this.probed;
    if (wrong !== null) throw new InstallationFault('solverFails', `${binary}: ${wrong}`);
  }

  private async askAstap(
    frame: OrderedFrame,
    { stars, ...known }: KnownOfFrame & { effort: Effort; stars: FrameStars | null },
  ): Promise<Tried> {
    const { astap, settings } = this.parts;
    if (!astap.ok) {
      const { message } = astap.fault;
      return { attempts: [attemptOf({ error: message })], found: null, reason: message };
    }
    const { analyseSnr, searchRadius: searchRadiusDegrees } = settings;
    const isConfirmed = async (solution: Solution) =>
      stars !== null && (await checkSky(this.database, solution, stars)) !== null;
    const task = {
      ...known,
      isConfirmed,
      analyseSnr,
      starsFound: stars?.count,
      binning: stars === null ? 1 : solverBinning(stars.image, stars.fwhmPixels),
      searchRadiusDegrees,
      memory: this.memory,
    };
    return astapTries(astap.value, this.file(frame), task);
  }

  /** Of ASTAP's solution, what the stars of its database make of it: it rests on few quads, the stars are many. */
  private async refined(tried: Tried, stars: FrameStars | null): Promise<Tried> {
    const { found } = tried;
    if (found === null || stars === null) return tried;
    const match = await checkSky(this.database, found.solution, stars);
    const last = tried.attempts.at(-1);
    if (match === null || last === undefined) return tried;
    const { solution, rmsArcsec } = match;
    const { raDegrees, decDegrees, pixelScaleArcsec, rotationDegrees, fovDegrees } = solution;
    const row = { ...last, raDegrees, decDegrees, pixelScaleArcsec, rotationDegrees, fovDegrees, rmsArcsec };
    return { ...tried, found: { ...found, solution }, attempts: [...tried.attempts.slice(0, -1), row] };
  }

  private async starsOf(frame: OrderedFrame): Promise<FrameStars | null> {
    const stars = await frameStars(this.file(frame), this.memory);
    if (stars.ok) {
      this.found.set(frame.product, stars.value.found);
      return stars.value;
    }
    throwInstallationFault(stars.fault);
    return null;
  }

  private async finish(frame: OrderedFrame, tried: Tried): Promise<Solved> {
    const { trouble, depth } = tried;
    this.shallow.delete(frame.product);
    if (trouble === 'starDatabaseTooShallow' && depth) this.shallow.set(frame.product, depth);
    const solved = await finishFrame(this.parts.root, frame, tried);
    const found = this.found.get(frame.product);
    this.found.delete(frame.product);
    if (solved.solved && found !== undefined) await this.parts.foundStars?.tell(frame, found);
    return solved;
  }

  private file({ product }: OrderedFrame): string {
    return join(this.parts.root, product);
  }

  /** Whether the database holds no other number of stars than when it was found too shallow for this frame. */
  async isAsShallow({ product, path, hints }: OrderedFrame): Promise<boolean> {
    const before = this.shallow.get(product);
    const { database } = this;
    if (before === undefined || database === null) return false;
    const stars = await this.starsOf({ product, path, hints });
    const now = stars === null ? null : await starsOfField(database, hints, stars.image);
    return now?.starsHeld === before.starsHeld;
  }

  /** Folder of the star database; null where there is none to use. */
  private get database(): string | null {
    const { astap } = this.parts;
    return astap.ok ? astap.value.database : null;
  }
}

const ANYWHERE: Hints = { raDegrees: null, decDegrees: null, fovDegrees: null };
const NOTHING: Tried = { attempts: [], found: null, reason: '' };

function appended(before: Tried, next: Tried): Tried {
  return { ...next, attempts: [...before.attempts, ...next.attempts] };
}
