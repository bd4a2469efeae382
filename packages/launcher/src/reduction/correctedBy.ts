import { type Header, readHeader } from '@wombat/fits/reading';
import { calibrate, type Image } from '@wombat/imaging/aperture';
import { type CutOut, type OpenFrame, openFrame } from '../pixels/openFrame.js';
import { darkFor } from './darkFor.js';
import { traitsOf } from './nightDarks.js';
import { filterOf, type NightMasters } from './nightMasters.js';

/** Calibrates parts of raw frames as whole ones are. */
export interface Correction {
  correct(image: Image, cutOut: CutOut, header: Header): Image;
  close(): void;
}

/** The same parts of the masters are read with each part of a frame: 4 thousand pixels instead of 17 million. */
export async function correctedBy(masters: NightMasters): Promise<Correction> {
  const bias = await opened(masters.bias.path);
  const flats = new Map<string, OpenFrame>();
  for (const [filter, { path }] of masters.flats) flats.set(filter, await opened(path));
  const darks = new Map<string, OpenFrame>();
  for (const { file } of masters.darks) darks.set(file.path, await opened(file.path));
  const darkOf = chosenOnce(masters);
  return {
    correct(image, cutOut, header) {
      const flat = flats.get(filterOf({ header }));
      if (flat === undefined) throw new Error('a light without a flat');
      // What is read is good only until the next part is read.
      const [raw, level, response] = [kept(image), kept(bias.read(cutOut)), kept(flat.read(cutOut))];
      const chosen = darkOf(header);
      const current = chosen && darks.get(chosen.file.path);
      const dark = chosen && current ? { dark: kept(current.read(cutOut)), darkScale: chosen.scale } : {};
      return calibrate(raw, { bias: level, flat: response, ...dark }, { saturation: null });
    },
    close() {
      for (const file of [bias, ...flats.values(), ...darks.values()]) file.close();
    },
  };
}

/** The dark of a frame, chosen once for all of its stars. */
function chosenOnce({ darks }: NightMasters) {
  let last: { header: Header; dark: ReturnType<typeof darkFor>['dark'] } | undefined;
  return (header: Header) => {
    if (last?.header !== header) last = { header, dark: darkFor(darks, traitsOf(header)).dark };
    return last.dark;
  };
}

function kept(image: Image): Image {
  return { ...image, pixels: image.pixels.slice() };
}

async function opened(path: string): Promise<OpenFrame> {
  const header = await readHeader(path);
  const frame = header.ok ? await openFrame(path, header.value) : { ok: false as const, problem: header.fault.message };
  if (!frame.ok) throw new Error(`${path}: ${frame.problem}`);
  return frame.value;
}
