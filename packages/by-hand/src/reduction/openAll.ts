import { type FrameFile, openFrame } from '@wombat/reduction';
import { ok, type Result, refuse } from '@wombat/result';

/** The files of a command, opened, all of one size; else it says which one cannot be used and why. */
export async function openAll(paths: readonly string[], scratchBeside: string): Promise<Result<FrameFile[]>> {
  const files: FrameFile[] = [];
  for (const path of paths) {
    const opened = await openFrame(path, { scratchBeside });
    if (!opened.ok) return refuse(`${path}: ${opened.fault.message}`);
    files.push(opened.value);
  }
  const [first] = files;
  const misfit = files.find(({ width, height }) => width !== first?.width || height !== first.height);
  if (first === undefined || misfit === undefined) return ok(files);
  const sizes = `${misfit.width} x ${misfit.height} pixels do not fit the ${first.width} x ${first.height} of ${first.path}`;
  return refuse(`${misfit.path}: ${sizes}`);
}
