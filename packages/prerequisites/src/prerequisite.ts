/** A program or data that this system rests on and npm does not bring. */
export interface Prerequisite {
  readonly name: string;
  /** What it is for. */
  readonly why: string;
  /** Commands of ./wombat that need it, and `test:KIND` for the tests of a kind. */
  readonly neededFor: readonly string[];
  /** Environment variable that names another: where it is set, only tests need this one. */
  readonly unless: string | null;
  /** Any of these proves that it is there, the first is best: names of programs or their absolute paths. */
  readonly programs: readonly string[];
  /** Any of these files proves that it is there. */
  readonly files: readonly string[];
  /** What to do on macOS; null where nothing is known to do. */
  readonly macos: string | null;
  /** Debian's packages that bring it. */
  readonly debian: readonly string[];
}

/** All of them, and the folders in which programs are looked for after PATH. */
export interface PrerequisiteList {
  readonly places: readonly string[];
  readonly prerequisites: readonly Prerequisite[];
}
