import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReportText, readReport } from '@wombat/aavso';
import { ok, type Result, refuse } from '@wombat/result';
import { installationFaultOf, readProduct } from '@wombat/service-kit';
import { type ReportedStar, rowKey } from '../domain/observation.js';
import type { Standing } from '../domain/sendable.js';

export interface ApprovedReport {
  star: ReportedStar;
  report: ReportText;
  /** By row, as `rowKey` names the frames. */
  rows: string[];
}

/**
 * Reports among the products, and the files made of them below `submissions/` of the home, byte for byte as they are
 * sent.
 */
export class SubmissionFiles {
  constructor(
    private readonly home: string,
    private readonly data: string,
  ) {}

  /** Only as it was when it was written, and with the frames behind it. */
  async report(standing: Standing): Promise<Result<ApprovedReport>> {
    const { reportPath, reportSha256, observationsPath, observationsSha256 } = standing;
    const text = await readProduct(this.data, { path: reportPath, sha256: reportSha256 });
    if (!text.ok) return text;
    const observations = await readProduct(this.data, { path: observationsPath, sha256: observationsSha256 });
    if (!observations.ok) return observations;
    const report = readReport(text.value.toString('utf8'));
    if (!report.ok) return report;
    const {
      star,
      auid,
      observations: rows,
    } = JSON.parse(observations.value.toString('utf8')) as {
      star: string;
      auid: string;
      observations: string[][];
    };
    return ok({ star: { name: star, auid }, report: report.value, rows: rows.map(rowKey) });
  }

  async write(name: string, text: string): Promise<void> {
    const folder = join(this.home, 'submissions');
    await mkdir(folder, { recursive: true });
    const path = join(folder, name);
    await writeFile(`${path}.new`, text, { flush: true });
    await rename(`${path}.new`, path);
  }

  read(name: string, sha256: string): Promise<Result<string>> {
    return readUnchanged(join(this.home, 'submissions', name), sha256);
  }
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Throws where this computer keeps it from being read: that ends no submission. */
async function readUnchanged(path: string, sha256: string): Promise<Result<string>> {
  try {
    const text = await readFile(path, 'utf8');
    return sha256Of(text) === sha256 ? ok(text) : refuse({ message: `${path} was changed since it was made` });
  } catch (error) {
    const fault = installationFaultOf(error);
    if (fault !== null) throw fault;
    if (error instanceof Error && 'code' in error) return refuse({ message: `${path} cannot be read (${error.code})` });
    throw error;
  }
}
