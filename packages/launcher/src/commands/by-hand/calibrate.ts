import { basename, join } from 'node:path';
import { openAll } from '@wombat/by-hand/reduction/openAll';
import { namesDone } from '@wombat/by-hand/reduction/openNight';
import { StageProgress } from '@wombat/by-hand/reduction/stageProgress';
import { syncOption } from '@wombat/by-hand/reduction/syncOption';
import type { Header } from '@wombat/fits';
import { Crew, calibrateFrames, closeFrames, crewSize, type FrameFile, flatLevel } from '@wombat/reduction';
import type { Request } from '../../arguments.js';
import { complain } from '../../report/complain.js';

/** Calibrates frames with the masters it is told into files of the same names in another folder. */
export async function calibrate({ words, options: masters }: Request): Promise<number> {
  const { bias, dark, flat, outdir } = masters;
  if (bias === undefined || flat === undefined || outdir === undefined)
    return complain(['calibrate needs --bias FILE, --flat FILE and --outdir DIR']);
  const sync = syncOption(masters, 'no');
  if (!sync.ok) return complain([sync.fault.message]);
  const crew = new Crew(crewSize());
  const progress = new StageProgress('calibrated');
  try {
    const opened = await openAll(
      [bias, flat, ...(dark === undefined ? [] : [dark]), ...words],
      join(outdir, 'scratch'),
    );
    if (!opened.ok) return complain([opened.fault.message]);
    const [biasFile, flatFile, ...rest] = opened.value;
    if (biasFile === undefined || flatFile === undefined) return complain(['the masters cannot be read']);
    const darkFile = dark === undefined ? undefined : rest.shift();
    warnOfDone(rest);
    const scaled = darkFile === undefined ? null : { file: darkFile, scale: 1 };
    const marks = { bias: biasFile, dark: darkFile ?? null, flat: flatFile };
    await calibrateFrames(crew, {
      frames: rest.map((file) => ({
        file,
        output: join(outdir, basename(file.path)),
        pedestal: 0,
        saturation: null,
        header: () => marked(file, marks),
      })),
      bias: biasFile,
      dark: scaled,
      flat: { file: flatFile, level: await flatLevel(crew, flatFile) },
      sync: sync.value,
      report: progress.report,
    });
    closeFrames(opened.value);
    return 0;
  } finally {
    progress.done();
    await crew.dismiss();
  }
}

/** They are calibrated all the same, as that was asked for. */
function warnOfDone(frames: readonly FrameFile[]): void {
  const [first, ...others] = frames.filter((frame) => namesDone(frame) !== '');
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  process.stderr.write(`wombat: ${first.path}${more} says that ${namesDone(first)} was done to it before\n`);
}

function marked(
  { header }: FrameFile,
  { bias, dark, flat }: { bias: FrameFile; dark: FrameFile | null; flat: FrameFile },
): Header {
  const names = [bias, dark, flat].filter((file) => file !== null).map(({ path }) => basename(path));
  return header
    .with('CALSTAT', dark === null ? 'BF' : 'BDF', 'bias, dark, flat applied')
    .withHistory(`calibrated with ${names.join(', ')}`);
}
