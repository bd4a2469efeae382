import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { provenance } from '@wombat/proto';
import { ok, type Result, refuse } from '@wombat/result';
import { folderOfNight, ledgerFile } from '@wombat/service-kit/ledger';
import {
  choosePoint,
  type Explanation,
  explainPoint,
  explainSeries,
  provenancePath,
  readProvenance,
} from '@wombat/service-kit/provenance';
import { printable } from '@wombat/service-kit/words';
import type { Request } from '../arguments.js';
import { seriesNamed } from '../names/seriesNamed.js';
import { listSeries } from '../ops/listSeries.js';
import { ServiceDirectory } from '../ops/serviceDirectory.js';
import { readPlaces } from '../places/readPlaces.js';
import { complain } from '../report/complain.js';

/** `explain NIGHT/TARGET/FILTER [POINT]`: what a report, or one of its numbers, rests on, by what lies beside it. */
export async function explain(request: Request): Promise<number> {
  const places = readPlaces(request, process.env);
  if (!places.ok) return complain(places.fault.sentences);
  const { home, data } = places.value;
  const [name = '', word] = request.words;
  const directory = new ServiceDirectory(home);
  try {
    const series = seriesNamed(name, (await listSeries(home, directory)).series);
    if (!series.ok) return complain([series.fault.message]);
    const { date: night, targetName, filter, revision } = series.value;
    const folder = folderOfNight(ledgerFile(home), night) ?? night;
    const told = await readBeside(data, provenancePath({ folder, night, targetName, filter, revision }));
    if (!told.ok) return complain([`${name}: ${told.fault.message}`]);
    const point = word === undefined ? null : choosePoint(told.value, word);
    if (point !== null && !point.ok) return complain([`${name}: ${point.fault.message}`]);
    const shown = point === null ? told.value : { ...told.value, points: [point.value] };
    const text = request.json
      ? JSON.stringify(provenance.Provenance.toJSON(shown), null, 1)
      : inWords(point === null ? explainSeries(told.value) : explainPoint(told.value, point.value));
    process.stdout.write(`${text}\n`);
    return 0;
  } finally {
    directory.close();
  }
}

/** What lies beside a report, if the report is still the one it tells of. */
async function readBeside(data: string, path: string): Promise<Result<provenance.Provenance>> {
  const text = await textOf(join(data, path));
  if (text === null) return refuse(`it has no report (yet), or one of before ${path} was written: reduce it again`);
  const told = readProvenance(text);
  if (!told.ok) return refuse(`${path}: ${told.fault.message}`);
  const { report } = told.value;
  const bytes = await textOf(join(data, report.path));
  if (bytes === null) return refuse(`${report.path} is not on the disk any more: reduce the series again`);
  if (createHash('sha256').update(bytes).digest('hex') === report.sha256) return ok(told.value);
  return refuse(`${report.path} was changed since it was made: reduce the series again`);
}

/** Null where there is no such file. */
async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function inWords({ title, sections }: Explanation): string {
  const told = sections.flatMap(({ heading, lines }) => ['', heading, ...lines.map((line) => `  ${line}`)]);
  return [title, ...told].map(printable).join('\n');
}
