import { type CameraRule, describeFrame, type Header, readHeader, readHeaders, summarizeFile } from '@wombat/fits';
import type { Request } from '../../arguments.js';
import { complain } from '../../report/complain.js';

/**
 * `fits FILE...`: a line of JSON for every file, in the order they were named: its HDUs with the numbers of every
 * image, or what is wrong with it. A file that is wrong is an answer, not a failure: the exit code stays 0.
 */
export async function fits(request: Request): Promise<number> {
  if (!request.header) {
    for (const file of request.words) write(await summaryOf(file));
    return 0;
  }
  // The configuration is only needed for the cameras; without --header the command starts without reading it.
  const { readPlaces } = await import('../../places/readPlaces.js');
  const places = readPlaces(request, process.env);
  if (!places.ok) return complain(places.fault.sentences);
  for (const file of request.words) write(await headerOf(file, places.value.config.cameras));
  return 0;
}

async function summaryOf(file: string): Promise<object> {
  const read = await summarizeFile(file);
  if (!read.ok) return { file, error: read.fault };
  return { file, hdus: read.value.map(({ index, kind, bitpix, image }) => ({ index, kind, bitpix, image })) };
}

/** All cards of a file, and what the camera's rule and the usual cards make of the image that is meant. */
async function headerOf(file: string, cameras: readonly CameraRule[]): Promise<object> {
  const read = await readHeaders(file);
  if (!read.ok) return { file, error: read.fault };
  const hdus = read.value.hdus.map(({ index, kind, header }) => ({ index, kind, cards: cardsOf(header) }));
  const image = await readHeader(file);
  if (!image.ok) return { file, hdus, error: image.fault };
  return { file, hdus, frame: { hdu: image.value.hduIndex, ...describeFrame(image.value, cameras) } };
}

function cardsOf(header: Header) {
  return header.cards.map(({ keyword, value, text, comment }) => ({ keyword, value, text, comment }));
}

/** JSON knows no bigint; those of headers keep all their digits as text. */
function write(line: object): void {
  const text = JSON.stringify(line, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  process.stdout.write(`${text}\n`);
}
