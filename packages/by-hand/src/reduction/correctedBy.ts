import { type Header, readHeader } from '@wombat/fits/reading';
import { calibrate, type Image } from '@wombat/imaging/apertures';
import { type CutOut, type OpenFrame, openFrame } from '../pixels/openFrame.js';
import { darkFor } from './darkFor.js';
import { traitsOf } from './nightDarks.js';
import { filterOf, type NightMasters } from './nightMasters.js';

/** Calibrates parts of raw frames as whole ones are. */
export interface Correction {
  correct(images: readonly Image[], cutOuts: readonly CutOut[], header: Header): Promise<Image[]>;
  close(): void;
}

/** The same parts of the masters are read with each part of a frame: 4 thousand pixels instead of 17 million. */
export async function correctedBy(masters: NightMasters): Promise<Correction> {
  const bias = await opened(masters.bias.path);
  const flats = new Map<string, OpenFrame>();
  for (const [filter, { path }] of masters.flats) flats.set(filter, await opened(path));
  const darks = new Map<string, OpenFrame>();
  for (const { file } of masters.darks) darks.set(file.path, await opened(file.path));
  return {
    async correct(images, cutOuts, header) {
      const flat = flats.get(filterOf({ header }));
      if (flat === undefined) throw new Error('a light without a flat');
      const { dark } = darkFor(masters.darks, traitsOf(header));
      const current = dark && darks.get(dark.file.path);
      const files = [bias, flat, ...(current ? [current] : [])];
      const [levels = [], responses = [], currents] = await Promise.all(files.map((file) => file.read(cutOuts)));
      return images.map((raw, index) => {
        const less = dark && currents ? { dark: currents[index] as Image, darkScale: dark.scale } : {};
        const planes = { bias: levels[index] as Image, flat: responses[index] as Image, ...less };
        return calibrate(raw, planes, { saturation: null });
      });
    },
    close() {
      for (const file of [bias, ...flats.values(), ...darks.values()]) file.close();
    },
  };
}

async function opened(path: string): Promise<OpenFrame> {
  const header = await readHeader(path);
  const frame = header.ok ? await openFrame(path, header.value) : header;
  if (!frame.ok) throw new Error(`${path}: ${frame.fault.message}`);
  return frame.value;
}
