import { type Crew, calibrateFrames, type FrameFile, type FrameSync } from '@wombat/reduction';
import { darkFor } from './darkFor.js';
import { traitsOf } from './nightDarks.js';
import { filterOf, type NightMasters } from './nightMasters.js';

export interface LightToWrite {
  readonly file: FrameFile;
  readonly output: string;
}

/** Calibrates lights into files, those with the same masters together: their masters are read once. */
export async function calibrateLights(
  crew: Crew,
  lights: readonly LightToWrite[],
  { masters, sync }: { readonly masters: NightMasters; readonly sync: FrameSync },
): Promise<void> {
  const chosen = lights.map((light) => ({ ...light, ...darkFor(masters.darks, traitsOf(light.file.header)) }));
  const together = Map.groupBy(chosen, ({ file, dark }) =>
    JSON.stringify([filterOf(file), dark?.file.path, dark?.scale]),
  );
  for (const group of together.values()) {
    const [first] = group;
    const flat = first && masters.flats.get(filterOf(first.file));
    await calibrateFrames(crew, {
      frames: group.map(({ file, output }) => ({
        file,
        output,
        pedestal: 0,
        saturation: null,
        header: () => file.header,
      })),
      bias: masters.bias,
      dark: first?.dark ?? null,
      flat: flat === undefined ? null : { file: flat, level: 1 },
      sync,
    });
  }
}

/** What the observer should know of the darks these lights take, each thing once. */
export function notesOnDarks(lights: readonly FrameFile[], { darks }: NightMasters): string[] {
  const notes = lights.map(({ header }) => darkFor(darks, traitsOf(header)).note);
  return [...new Set(notes)].filter((note) => note !== '');
}
