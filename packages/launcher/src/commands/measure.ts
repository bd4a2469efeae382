import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readHeader } from '@wombat/fits/reading';
import type { Request } from '../arguments.js';
import { csvText } from '../pixels/csvText.js';
import { measureFrame } from '../pixels/measureFrame.js';
import { measureRequest } from '../pixels/measureRequest.js';
import { progress } from '../pixels/progress.js';
import { readStars } from '../pixels/readStars.js';
import { complain } from '../report/complain.js';

/** Headers read at the same time. */
const TOGETHER = 16;
const HEADINGS = ['frame', 'id', 'x', 'y', 'sum', 'area', 'sky', 'net', 'err'];

/** `measure`: the same stars on many frames. Frames that cannot be measured are said and left out; the exit code is then 1. */
export async function measure({ words, options }: Request): Promise<number> {
  const asked = measureRequest(options);
  if (!asked.ok) return complain([asked.problem]);
  const stars = readStars(asked.value.stars);
  if (!stars.ok) return complain([stars.problem]);
  const rows: (string | number)[][] = [];
  const problems: string[] = [];
  for (let first = 0; first < words.length; first += TOGETHER) {
    const paths = words.slice(first, first + TOGETHER);
    const headers = await Promise.all(paths.map((path) => readHeader(path)));
    for (const [index, header] of headers.entries()) {
      const path = paths[index] ?? '';
      progress(first + index, words.length);
      const measured = header.ok
        ? await measureFrame(path, header.value, { stars: stars.value, request: asked.value })
        : { ok: false as const, problem: header.fault.message };
      if (!measured.ok) problems.push(`${path}: ${measured.problem}`);
      else for (const row of measured.value) rows.push([basename(path), ...Object.values(inOrder(row))]);
    }
  }
  progress(words.length, words.length);
  writeFileSync(asked.value.out, csvText(HEADINGS, rows));
  return problems.length > 0 ? complain(problems) : 0;
}

type Row = Extract<Awaited<ReturnType<typeof measureFrame>>, { ok: true }>['value'][number];

function inOrder({ id, x, y, sum, area, sky, net, error }: Row) {
  return { id, x, y, sum, area, sky, net, error };
}
