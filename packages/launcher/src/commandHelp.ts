import { COMMANDS, type CommandName } from './commandList.js';

interface OptionMeaning {
  /** As it is typed; beside it what it does. */
  usage: string;
  does: string;
  /** The commands it belongs to. */
  of: readonly CommandName[];
}

const WITH_PLACES = [
  'up',
  'run',
  'status',
  'rebuild',
  'doctor',
  'name',
  'ask',
  'reduce',
  'explain',
  'coefficients',
  'verify',
  'backup',
  'restore',
  'log',
  'service',
] as const;
const SAID_BY = ['name', 'reduce', 'pause', 'resume', 'cancel', 'first', 'log'] as const;
const ON_FRAMES = ['measure', 'reduce-night'] as const;
const MASTERS = ['master-bias', 'master-dark', 'master-flat', 'calibrate', 'reduce-night'] as const;

/** What every option does, in the order help shows them; `stardb` and `bench` tell their own. */
const OPTION_MEANINGS: readonly OptionMeaning[] = [
  { usage: '--once', does: 'until all that is there is done', of: ['run'] },
  { usage: '--no-ui', does: 'ends when the night is done, without the page', of: ['demo'] },
  { usage: '--json', does: 'one document, for programs', of: ['status', 'doctor', 'explain'] },
  { usage: '--json', does: 'with --timings: one document, for programs, in place of the table', of: ['run'] },
  { usage: '--failed', does: 'only what has failed', of: ['reduce'] },
  { usage: '--from STAGE', does: 'calibrate: all anew; select: keeps calibrated and solved frames', of: ['reduce'] },
  { usage: '--by WHO', does: 'who says so; kept with it', of: SAID_BY },
  { usage: '--note TEXT', does: 'why; kept with it', of: ['name', 'reduce', 'cancel', 'log'] },
  { usage: '--role R', does: 'what he or she may do: viewer, validator or admin', of: ['user'] },
  { usage: '--header', does: 'the cards and what they mean, instead of the pixels', of: ['fits'] },
  { usage: '--ra DEG', does: 'right ascension, J2000, in degrees', of: ['convert'] },
  { usage: '--dec DEG', does: 'declination, J2000, in degrees', of: ['convert'] },
  { usage: '--site LAT,LON,ELEV', does: 'degrees, east positive, and metres', of: ['convert'] },
  { usage: '--date ISO', does: 'start of the exposure, UTC', of: ['convert'] },
  { usage: '--exposure S', does: 'seconds; times are those of the middle', of: ['convert'] },
  { usage: '--sky RA,DEC', does: 'a position in degrees, J2000', of: ['wcs'] },
  { usage: '--sky WORD', does: 'how the sky is taken from the annulus: aij or median', of: ON_FRAMES },
  { usage: '--pixel X,Y', does: 'a pixel, from 0, whole numbers at the centres', of: ['wcs'] },
  { usage: '--stars FILE.json', does: 'the stars to measure', of: ON_FRAMES },
  { usage: '--radius R', does: 'of the aperture, in pixels', of: ON_FRAMES },
  { usage: '--annulus A,B', does: 'inner and outer radius of the sky, in pixels', of: ON_FRAMES },
  { usage: '--centroid WORD', does: 'how stars are centred on every frame: howell, com or none', of: ON_FRAMES },
  { usage: '--out FILE.csv', does: 'where the table goes', of: ['detect', 'measure'] },
  { usage: '--bias B', does: 'the master bias', of: ['master-dark', 'master-flat', 'calibrate'] },
  { usage: '--dark D', does: 'the master dark', of: ['master-flat', 'calibrate'] },
  { usage: '--flat F', does: 'the master flat', of: ['calibrate'] },
  { usage: '--outdir D', does: 'the folder the files go to', of: ['calibrate', 'reduce-night'] },
  { usage: '--frames', does: 'writes the calibrated frames too', of: ['reduce-night'] },
  { usage: '--frames', does: 'reads the raw frames too, which takes as long as the disk does', of: ['verify'] },
  { usage: '--timings', does: 'says what it took, by task and by program', of: ['run', 'demo'] },
  { usage: '--sync WORD', does: 'when files are forced to the disk: together, each or no', of: MASTERS },
  { usage: '--data DIR', does: 'one folder per night (default: data in the configuration, ./data)', of: WITH_PLACES },
  { usage: '--home DIR', does: 'databases, event log, logs (default: ./.wombat)', of: WITH_PLACES },
  { usage: '--home DIR', does: 'the folder of the demo (default: ./.wombat/demo)', of: ['demo'] },
  { usage: '--config FILE', does: 'default: ./wombat.yaml where there is one', of: WITH_PLACES },
];

/** How one command is used: `./wombat COMMAND --help`. */
export function commandHelp(name: CommandName): string {
  const command = COMMANDS.find((known) => known.name === name);
  const own = OPTION_MEANINGS.filter(({ of }) => of.includes(name));
  const width = Math.max(0, ...own.map(({ usage }) => usage.length));
  const options = own.map(({ usage, does }) => `  ${usage.padEnd(width)}  ${does}`);
  const does = `${(command?.does ?? '').replace(/^./, (letter) => letter.toUpperCase())}.`;
  return [`Usage: ./wombat ${command?.usage}`, '', does, ...(own.length === 0 ? [] : ['', ...options])].join('\n');
}

/** Options a command has by this list, without their dashes. */
export function optionsOf(name: CommandName): string[] {
  return OPTION_MEANINGS.filter(({ of }) => of.includes(name)).map(({ usage }) =>
    usage.replace(/^--([a-z-]+).*/, '$1'),
  );
}
