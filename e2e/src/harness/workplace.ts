import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseCatalogue, type Standin, type StandinCatalogue, startStandin } from '@wombat/aavso-standin';
import { catalogueOf, type NightPlan, type NightTruth, writeObservatory } from '@wombat/observatory';

/** Root of the checkout. */
export const PROJECT_ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A simulated night with its star database, its AAVSO stand-in and its configuration, in a folder of its own. */
export interface Workplace {
  folder: string;
  data: string;
  home: string;
  config: string;
  truth: NightTruth;
  standin: Standin;
  close(): Promise<void>;
}

/** Lays a simulated night out; `more` is added to its wombat.yaml, `known` to the stars VSX and VSP know. */
export async function layOut(
  plan: NightPlan,
  more = '',
  known: Partial<Pick<StandinCatalogue, 'variables' | 'comps'>> = {},
): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), 'wombat-e2e-'));
  const catalogue = parseCatalogue(catalogueOf(plan));
  const variables = [...catalogue.variables, ...(known.variables ?? [])];
  const standin = await startStandin({ ...catalogue, variables, comps: [...catalogue.comps, ...(known.comps ?? [])] });
  const written = await writeObservatory(folder, plan, { aavsoUrl: standin.url });
  if (more !== '') await writeFile(written.configPath, more, { flag: 'a' });
  return {
    folder,
    data: written.dataDirectory,
    home: join(folder, 'home'),
    config: written.configPath,
    truth: written.truth,
    standin,
    close: async () => {
      await standin.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface Places {
  data: string;
  home: string;
  config: string;
}

/** The launcher behind `./wombat`, without the shell's look at whether a build is due: tests run on what is built. */
export const launcher = join(PROJECT_ROOT, 'packages/launcher/dist/bundle/main.js');

/** `./wombat ARGUMENTS` on a workplace, in a process group of its own. */
export function startWombat(places: Places, ...args: string[]): Run {
  return startWombatAlone(...args, '--data', places.data, '--home', places.home, '--config', places.config);
}

/** What a command is run in: words of a shell that come before it, and more of the environment. */
export interface Surroundings {
  before?: string;
  environment?: Record<string, string>;
}

/** The same, in a shell that says something before it. */
export function startWombatIn({ before = '', environment }: Surroundings, places: Places, ...args: string[]): Run {
  const { data, home, config } = places;
  const words = [launcher, ...args, '--data', data, '--home', home, '--config', config];
  return new Run(
    spawn('sh', ['-c', `${before} exec "$0" "$@"`, process.execPath, ...words], {
      cwd: PROJECT_ROOT,
      env: { ...process.env, WOMBAT_UI_PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    }),
  );
}

/** `./wombat user add` with the password as a pipe gives it; what it says. */
export function addUser(places: Places, name: string, role: string, password: string): string {
  const options = ['--role', role, '--home', places.home, '--config', places.config];
  const input = `${password}\n${password}\n`;
  return execFileSync(process.execPath, [launcher, 'user', 'add', name, ...options], { input, encoding: 'utf8' });
}

/** `./wombat ARGUMENTS` as they stand; a page it serves takes any free port. */
export function startWombatAlone(...args: string[]): Run {
  const env = { ...process.env, WOMBAT_UI_PORT: '0' };
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
  return new Run(spawn(process.execPath, [launcher, ...args], { cwd: PROJECT_ROOT, env, stdio, detached: true }));
}

/** A running command: what it says, and how it ends. */
export class Run {
  output = '';
  private readonly exit: Promise<number>;

  constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
      });
    }
    this.exit = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? -1));
    });
  }

  /** The exit code; a hang is ended after the limit with everything it started. */
  async ended(limitSeconds = 300): Promise<number> {
    const limit = setTimeout(() => this.killGroup(), limitSeconds * 1000);
    try {
      return await this.exit;
    } finally {
      clearTimeout(limit);
    }
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  killGroup(): void {
    if (this.child.pid !== undefined && this.child.exitCode === null) process.kill(-this.child.pid, 'SIGKILL');
  }
}
