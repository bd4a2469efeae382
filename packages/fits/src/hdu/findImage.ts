import { refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { ByteSource } from './byteSource.js';
import type { Hdu } from './hdu.js';
import { walkHdus } from './walkHdus.js';

/**
 * Walks the file to the image that is meant: the primary array where it has two or more axes, else the first extension
 * that is an image of two, tile-compressed ones included. Leaves the source at its data.
 */
export async function findImage(source: ByteSource): Promise<FitsResult<Hdu>> {
  let seen = 'the primary array is empty';
  let passed = 0;
  for await (const hdu of walkHdus(source)) {
    if (!hdu.ok) return hdu;
    passed = hdu.value.index + 1;
    const { axes } = hdu.value.image;
    const pixels = axes.length === 0 ? 0 : axes.reduce((product, length) => product * length, 1);
    if (pixels === 0) continue;
    if (axes.length === 1) {
      seen = `HDU ${hdu.value.index} has one axis only`;
      continue;
    }
    const refused = refusal(hdu.value);
    if (!refused) return hdu;
    return refuse({ code: 'unsupported', message: `unsupported: ${refused}`, offset: hdu.value.headerOffset });
  }
  const message = `no image: ${seen}, and none of ${passed - 1} extensions is an image of two axes`;
  return refuse({ code: 'no-image', message, offset: source.position });
}

function refusal({ image, index }: Hdu): string | undefined {
  const planes = image.axes.slice(2).reduce((total, length) => total * length, 1);
  if (planes === 1) return undefined;
  const shape = image.axes.join(' x ');
  return planes === 3
    ? `HDU ${index} is a colour image (${shape}); photometry needs the raw, not debayered, frame`
    : `HDU ${index} is a cube of ${planes} planes (${shape}); only single images are read`;
}
