/** Every command, in the order help shows them. */
export const COMMANDS = [
  {
    name: 'demo',
    usage: 'demo [--no-ui] [--timings]',
    words: { least: 0, most: 0 },
    does: 'a simulated night with known truth through the whole pipeline, then the page',
  },
  { name: 'up', usage: 'up', words: { least: 0, most: 0 }, does: 'everything, watching for new nights, until Ctrl-C' },
  {
    name: 'run',
    usage: 'run --once [--timings]',
    words: { least: 0, most: 0 },
    does: 'everything, until all that is there is done; prints every series',
  },
  {
    name: 'status',
    usage: 'status [--json]',
    words: { least: 0, most: 0 },
    does: 'where every series stands; also when nothing runs',
  },
  {
    name: 'rebuild',
    usage: 'rebuild [SERVICE]',
    words: { least: 0, most: 1 },
    does: 'replays the event log into fresh tables',
  },
  {
    name: 'doctor',
    usage: 'doctor [--json]',
    words: { least: 0, most: 0 },
    does: 'looks at all a run rests on: programs, star database, folders, cameras, site, network, clock',
  },
  {
    name: 'name',
    usage: 'name FOLDER [NAME] [--by WHO] [--note TEXT]',
    words: { least: 1, most: 2 },
    does: 'who the star of a folder is or may be; with NAME (or coordinates), says who it is',
  },
  {
    name: 'reduce',
    usage: 'reduce NIGHT [TARGET [FILTER]] [--failed] [--from STAGE] [--by WHO] [--note TEXT]',
    words: { least: 1, most: 3 },
    does: "reduces series again with today's settings; --failed: what has failed alone; --from select: with the frames as they are solved. Where nothing runs it works like run --once",
  },
  {
    name: 'pause',
    usage: 'pause NIGHT [--by WHO]',
    words: { least: 1, most: 1 },
    does: 'has the frames of a night wait, but for those that workers have in their hands',
  },
  {
    name: 'resume',
    usage: 'resume NIGHT [--by WHO]',
    words: { least: 1, most: 1 },
    does: 'lets the frames of a paused or cancelled night go on',
  },
  {
    name: 'cancel',
    usage: 'cancel NIGHT [--by WHO] [--note TEXT]',
    words: { least: 1, most: 1 },
    does: 'has a night not reduced, but for the frames that workers have in their hands; resume takes it back',
  },
  {
    name: 'first',
    usage: 'first NIGHT [--by WHO]',
    words: { least: 1, most: 1 },
    does: 'has a night worked on before all others; of several the one that was named last goes first',
  },
  {
    name: 'explain',
    usage: 'explain NIGHT/TARGET/FILTER [POINT] [--json]',
    words: { least: 1, most: 2 },
    does: "what a report rests on, in plain words; POINT (a row's number, a Julian date or a frame's name): where that one number comes from. Also when nothing runs",
  },
  {
    name: 'ask',
    usage: 'ask [NIGHT [TARGET [FILTER]]]',
    words: { least: 0, most: 3 },
    does: 'asks VSX and VSP now for series that wait for their answer, instead of when their time has come',
  },
  {
    name: 'coefficients',
    usage: 'coefficients [FILE]',
    words: { least: 0, most: 1 },
    does: "a file of Transform Generator as lines for wombat.yaml; without one, wombat.yaml's coefficients as such files",
  },
  {
    name: 'user',
    usage: 'user add NAME --role R | remove NAME | list',
    words: { least: 1, most: 2 },
    does: 'who may log in at the page, as viewer, validator or admin; add asks for the password',
  },
  {
    name: 'log',
    usage: 'log show MESSAGE | quarantine MESSAGE --note TEXT | letters | retry LETTER | away LETTER [--by WHO]',
    words: { least: 1, most: 2 },
    does: 'a message of the event log, as a fault names it (events/17), or of the jobs that could not be done (letters/3); quarantine: has one that cannot be read passed over; letters: lists those jobs; retry: reduces the series of one, or the night of a master, again; away: puts it away',
  },
  {
    name: 'verify',
    usage: 'verify [--frames]',
    words: { least: 0, most: 0 },
    does: 'whether event log, journals, tables and files agree, and changes nothing; --frames: the raw frames too',
  },
  {
    name: 'backup',
    usage: 'backup FOLDER',
    words: { least: 1, most: 1 },
    does: 'event log, journals and logins of the home into a new folder, also while it runs; frames and passwords of the AAVSO are not in it',
  },
  {
    name: 'restore',
    usage: 'restore FOLDER',
    words: { least: 1, most: 1 },
    does: 'puts a backup into a home that was never used; cut short, it goes on when it is asked again',
  },
  {
    name: 'detect',
    usage: 'detect FRAME [--out FILE.csv]',
    words: { least: 1, most: 1 },
    does: 'stars, FWHM and sky of a frame: one line of JSON',
  },
  {
    name: 'measure',
    usage: 'measure --stars FILE.json --radius R --annulus A,B --out FILE.csv FRAME...',
    words: { least: 1, most: Number.POSITIVE_INFINITY },
    does: 'aperture photometry of the same stars on many solved frames',
  },
  {
    name: 'convert',
    usage: 'convert --ra DEG --dec DEG --site LAT,LON,ELEV --date ISO [--exposure S]',
    words: { least: 0, most: 0 },
    does: 'JD, HJD, BJD, altitude, airmass, Moon: one line of JSON',
  },
  {
    name: 'wcs',
    usage: 'wcs FILE --sky RA,DEC | --pixel X,Y',
    words: { least: 1, most: 1 },
    does: 'where a position lies on a solved frame, or what a pixel shows',
  },
  {
    name: 'master-bias',
    usage: 'master-bias OUT IN...',
    words: { least: 2, most: Number.POSITIVE_INFINITY },
    does: 'combines bias frames into the master OUT',
  },
  {
    name: 'master-dark',
    usage: 'master-dark --bias B OUT IN...',
    words: { least: 2, most: Number.POSITIVE_INFINITY },
    does: 'combines darks, less the master bias',
  },
  {
    name: 'master-flat',
    usage: 'master-flat --bias B [--dark D] OUT IN...',
    words: { least: 2, most: Number.POSITIVE_INFINITY },
    does: 'combines flats, less the masters, to a median of 1',
  },
  {
    name: 'calibrate',
    usage: 'calibrate --bias B --flat F [--dark D] --outdir D IN...',
    words: { least: 1, most: Number.POSITIVE_INFINITY },
    does: 'calibrates frames into files of the same names in D',
  },
  {
    name: 'reduce-night',
    usage: 'reduce-night NIGHT --stars FILE.json --radius R --annulus A,B --outdir D [--frames]',
    words: { least: 1, most: 1 },
    does: 'masters, stars and photometry of a night folder in one go',
  },
  {
    name: 'fits',
    usage: 'fits FILE... [--header]',
    words: { least: 1, most: Infinity },
    does: 'what is in FITS files: a line of JSON each, with numbers of every image; --header: its cards and what they mean',
  },
  {
    name: 'stardb',
    usage: 'stardb --from-tycho',
    words: { least: 0, most: Number.POSITIVE_INFINITY },
    does: "builds a star database for ASTAP from Debian's Tycho-2 data; alone it shows its options",
  },
  {
    name: 'service',
    usage: 'service NAME',
    words: { least: 1, most: 1 },
    does: 'one service, NAME-worker or the broker alone, in the foreground',
  },
  {
    name: 'bench',
    usage:
      'bench [page|accuracy|night|idle|archive|radii|faults] [--sizes N,N] [--frames N,N] [--stages a,b] [--runs N] [--cold]',
    words: { least: 0, most: Number.POSITIVE_INFINITY },
    does: 'how long the stages by hand, a night through the whole system, or drawing the page take here, how true magnitudes of simulated nights are, or what becomes of nights when faults happen: tables, JSON and plots; bench --help shows all options',
  },
  {
    name: 'test',
    usage: 'test [unit|int|e2e]',
    words: { least: 0, most: 1 },
    does: 'all tests and checks, or those of one kind',
  },
] as const;

export type CommandName = (typeof COMMANDS)[number]['name'];

/** What is longer than this has its meaning on the next line. */
const LONGEST_BESIDE = 40;

export function helpText(): string {
  const width = Math.max(...COMMANDS.map(({ usage }) => usage.length).filter((length) => length <= LONGEST_BESIDE));
  return [
    'Usage: ./wombat COMMAND [--data DIR] [--home DIR] [--config FILE]',
    '',
    ...COMMANDS.map(
      ({ usage, does }) =>
        `  ${usage.padEnd(width)}${usage.length > width ? `\n${' '.repeat(width + 2)}` : ''}  ${does}`,
    ),
    '',
    '  --data DIR     one folder per night (default: data in the configuration, ./data)',
    '  --home DIR     databases, event log, logs (default: ./.wombat)',
    '  --config FILE  default: ./wombat.yaml where there is one',
    '  --version      which version this is',
    '  --help         this; behind a command: how that one is used',
  ].join('\n');
}
