import { measuredBoth } from './measuredBoth.js';

const HELP = [
  'Usage: ./wombat bench radii',
  '',
  'What measuring a frame with all radii of the ladder takes beside one radius: CPU time without reading it.',
].join('\n');

/** Pixels along a side, stars measured. */
const CASES = [
  [650, 8],
  [2048, 20],
  [4096, 20],
  [4096, 100],
] as const;
const RUNS = 9;

function benchRadii(words: readonly string[]): number {
  const isHelp = words.length === 1 && ['-h', '--help'].includes(words[0] ?? '');
  if (words.length > 0) {
    (isHelp ? process.stdout : process.stderr).write(`${HELP}\n`);
    return isHelp ? 0 : 2;
  }
  process.stdout.write('| frame | stars | one radius, ms | all radii, ms | speed |\n| --- | --- | --- | --- | --- |\n');
  for (const [size, stars] of CASES) {
    const { oneMilliseconds, allMilliseconds, speed } = measuredBoth(size, stars, RUNS);
    const times = `${oneMilliseconds.toFixed(1)} | ${allMilliseconds.toFixed(1)} | ${speed.toFixed(2)}`;
    process.stdout.write(`| ${size} x ${size} | ${stars} | ${times} |\n`);
  }
  return 0;
}

process.exitCode = benchRadii(process.argv.slice(2));
