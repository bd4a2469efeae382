import { ok, refuse } from '@wombat/result';
import type { FitsFault, FitsResult } from '../fault.js';
import type { HduKind } from '../hdu/hdu.js';
import { openSource } from '../hdu/openSource.js';
import { readingFault } from '../hdu/readingFault.js';
import { walkHdus } from '../hdu/walkHdus.js';
import type { Header } from '../header/header.js';
import { imageHeaderOf } from '../image/imageHeaderOf.js';

export interface HduHeader {
  index: number;
  kind: HduKind;
  /** Of an image as it is once unpacked, with what it inherits. */
  header: Header;
}

export interface FileHeaders {
  hdus: HduHeader[];
  /** What is wrong behind the last of them, where something is. */
  fault?: FitsFault;
}

/** The headers of all HDUs, as many as can be read; no data of a plain file are touched. */
export async function readHeaders(path: string): Promise<FitsResult<FileHeaders>> {
  const opened = await openSource(path);
  if (!opened.ok) return opened;
  const source = opened.value;
  const hdus: HduHeader[] = [];
  try {
    for await (const hdu of walkHdus(source)) {
      if (!hdu.ok) return hdus.length === 0 ? hdu : ok({ hdus, fault: hdu.fault });
      hdus.push({ index: hdu.value.index, kind: hdu.value.kind, header: imageHeaderOf(hdu.value) });
    }
    return ok({ hdus });
  } catch (error) {
    return refuse(readingFault(error, source.position));
  } finally {
    await source.close();
  }
}
