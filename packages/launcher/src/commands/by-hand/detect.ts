import { readFrame } from '@wombat/by-hand/pixels/readFrame';
import type { SkyTiles } from '@wombat/imaging/detection';
import type { Request } from '../../arguments.js';
import { complain } from '../../report/complain.js';

type Detection = typeof import('@wombat/by-hand/pixels/starTable');

/** `detect`: the stars of a frame as a table, and what they are like as one line of JSON. */
export async function detect({ words: [path = ''], options }: Request): Promise<number> {
  // The detection is loaded while the frame begins to come in, the sky measured while the rest of it does.
  const loading = import('@wombat/by-hand/pixels/starTable');
  let detection: Detection | undefined;
  loading.then((loaded) => {
    detection = loaded;
  });
  let sky: SkyTiles | undefined;
  const read = await readFrame(path, (image, rowCount) => {
    sky ??= detection && new detection.SkyTiles(image);
    sky?.measure(rowCount);
  });
  if (!read.ok) return complain([`${path}: ${read.fault.message}`]);
  const { starTable } = await loading;
  process.stdout.write(`${JSON.stringify(starTable(read.value, options.out, sky))}\n`);
  return 0;
}
