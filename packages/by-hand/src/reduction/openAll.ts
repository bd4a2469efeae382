import { type FrameFile, openFrame } from '@wombat/reduction';

/** The files of a command, opened, all of one size; else it says which one cannot be used and why. */
export async function openAll(
  paths: readonly string[],
  scratchBeside: string,
): Promise<{ ok: true; files: FrameFile[] } | { ok: false; problem: string }> {
  const files: FrameFile[] = [];
  for (const path of paths) {
    const opened = await openFrame(path, { scratchBeside });
    if (!opened.ok) return { ok: false, problem: `${path}: ${opened.fault.message}` };
    files.push(opened.value);
  }
  const [first] = files;
  const misfit = files.find(({ width, height }) => width !== first?.width || height !== first.height);
  if (first === undefined || misfit === undefined) return { ok: true, files };
  const sizes = `${misfit.width} x ${misfit.height} pixels do not fit the ${first.width} x ${first.height} of ${first.path}`;
  return { ok: false, problem: `${misfit.path}: ${sizes}` };
}
