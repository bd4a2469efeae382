import { masterHeader } from '@wombat/by-hand/reduction/masterHeader';
import { openAll } from '@wombat/by-hand/reduction/openAll';
import { StageProgress } from '@wombat/by-hand/reduction/stageProgress';
import { syncOption } from '@wombat/by-hand/reduction/syncOption';
import { Crew, closeFrames, combineFrames, crewSize } from '@wombat/reduction';
import type { Request } from '../../arguments.js';
import { complain } from '../../report/complain.js';

export const masterBias = (request: Request) => master('bias', request);
export const masterDark = (request: Request) => master('dark', request);
export const masterFlat = (request: Request) => master('flat', request);

/** Combines raw frames into one master at the place it is told, over what is there. */
async function master(kind: 'bias' | 'dark' | 'flat', { words, options: masters }: Request): Promise<number> {
  const [output = '', ...inputs] = words;
  if (kind !== 'bias' && masters.bias === undefined) return complain([`master-${kind} needs --bias FILE`]);
  const sync = syncOption(masters);
  if (!sync.ok) return complain([sync.fault.message]);
  const crew = new Crew(crewSize());
  const progress = new StageProgress(`master ${kind}`);
  try {
    const paths = [masters.bias, masters.dark].filter((path) => path !== undefined);
    const opened = await openAll([...inputs, ...paths], output);
    if (!opened.ok) return complain([opened.fault.message]);
    const frames = opened.value.slice(0, inputs.length);
    const open = (path: string | undefined) =>
      opened.value.slice(inputs.length).find((file) => file.path === path) ?? null;
    const [bias, dark] = [open(masters.bias), open(masters.dark)];
    const notes = { kind, frames, subtracted: [bias, dark] };
    await combineFrames(crew, {
      kind,
      frames,
      bias,
      dark,
      output,
      header: ({ leftOut, rejected }) => masterHeader({ ...notes, leftOut, rejected }),
      sync: sync.value !== 'no',
      report: progress.report,
    });
    closeFrames(opened.value);
    return 0;
  } finally {
    progress.done();
    await crew.dismiss();
  }
}
