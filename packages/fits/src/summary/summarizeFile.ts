import { ok, refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { ByteSource } from '../hdu/byteSource.js';
import type { Hdu, HduKind } from '../hdu/hdu.js';
import { openSource } from '../hdu/openSource.js';
import { readingFault } from '../hdu/readingFault.js';
import { truncation } from '../hdu/truncation.js';
import { walkHdus } from '../hdu/walkHdus.js';
import type { Header } from '../header/header.js';
import { emptyPixels } from '../image/emptyPixels.js';
import { imageHeaderOf } from '../image/imageHeaderOf.js';
import { pixelsOf } from '../image/pixelsOf.js';
import { PixelGathering, type PixelStatistics } from './pixelStatistics.js';

export interface ImageSummary extends PixelStatistics {
  /** Rows first: the reverse of NAXIS1, NAXIS2 ... */
  shape: number[];
}

export interface HduSummary {
  index: number;
  kind: HduKind;
  /** Of a compressed image: of its pixels. Left out where the HDU is no image. */
  bitpix?: number;
  image?: ImageSummary;
  /** Of an image, as it is once unpacked. */
  header: Header;
}

/** The pixels that are held at once. */
const BAND_PIXELS = 1 << 18;

/**
 * Reads every HDU of a file and the statistics of every image in it, of any number of axes, holding a band of rows at a
 * time. The first thing that is wrong with the file is the fault of the whole.
 */
export async function summarizeFile(path: string): Promise<FitsResult<HduSummary[]>> {
  const opened = await openSource(path);
  if (!opened.ok) return opened;
  const source = opened.value;
  try {
    const summaries: HduSummary[] = [];
    for await (const hdu of walkHdus(source)) {
      const summary = hdu.ok ? await summarized(hdu.value, source) : hdu;
      if (!summary.ok) return summary;
      summaries.push(summary.value);
    }
    return ok(summaries);
  } catch (error) {
    return refuse(readingFault(error, source.position));
  } finally {
    await source.close();
  }
}

async function summarized(hdu: Hdu, source: ByteSource): Promise<FitsResult<HduSummary>> {
  const { index, kind, image, layout, dataOffset } = hdu;
  const header = imageHeaderOf(hdu);
  if (kind !== 'primary' && kind !== 'image' && kind !== 'compressed image') return ok({ index, kind, header });
  const summary = { index, kind, bitpix: image.bitpix, header };
  if (image.axes.length === 0) return ok(summary);
  const there = Math.max(0, source.mostBytes - dataOffset);
  if (there < layout.dataBytes) {
    return refuse(truncation({ layout, dataOffset, there: source.exact ? there : undefined }));
  }
  const statistics = await statisticsOf(hdu, source);
  if (!statistics.ok) return statistics;
  return ok({ ...summary, image: { shape: image.axes.toReversed(), ...statistics.value } });
}

async function statisticsOf(hdu: Hdu, source: ByteSource): Promise<FitsResult<PixelStatistics>> {
  const count = hdu.image.axes.reduce((product, length) => product * length, 1);
  const gathering = new PixelGathering(count);
  if (count === 0) return ok(gathering.result());
  const reader = await pixelsOf(hdu, source);
  if (!reader.ok) return reader;
  const { rowLength, rowCount, bandRows, single, read } = reader.value;
  const rows = Math.min(rowCount, Math.max(1, Math.floor(BAND_PIXELS / rowLength / bandRows)) * bandRows);
  // Rows that are longer than a band are read in parts where no tiles hold them together.
  const columns = rows === 1 && bandRows === 1 ? Math.min(rowLength, BAND_PIXELS) : rowLength;
  const held = emptyPixels(rows * columns, { single, offset: hdu.headerOffset });
  if (!held.ok) return held;
  for (let y = 0; y < rowCount; y += rows) {
    for (let x = 0; x < rowLength; x += columns) {
      const region = { x, y, width: Math.min(columns, rowLength - x), height: Math.min(rows, rowCount - y) };
      const done = await read(region, held.value);
      if (!done.ok) return done;
      gathering.add(held.value.subarray(0, region.width * region.height));
    }
  }
  return ok(gathering.result());
}
