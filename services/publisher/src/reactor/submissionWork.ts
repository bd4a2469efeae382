import type { Outstanding } from '@wombat/eventlog';
import { failPoint } from '@wombat/eventlog/fail-points';
import type { SubmissionState } from '@wombat/proto/words';
import { Reactor, ServiceKit } from '@wombat/service-kit';
import type { UploadedFile } from '../adapters/site/submitter.js';
import { Submitters } from '../adapters/site/submitters.js';
import { SubmissionFiles } from '../adapters/submissionFiles.js';
import { nextAskMilliseconds } from '../domain/askSchedule.js';
import { whyNotSendable } from '../domain/sendable.js';
import { PublisherTables, type SubmissionRow } from '../projection/publisherTables.js';
import { ArchiveQuestion } from './archiveQuestion.js';
import { confirmedStep, previewedStep, type Step } from './outcomeSteps.js';
import type { Word } from './submissionDesk.js';
import { SubmissionLog } from './submissionLog.js';

/** What came of an attempt and is not in the log yet. */
interface Outcome extends Step {
  id: string;
  from: SubmissionState;
}

const ARCHIVE_PAUSE_MILLISECONDS = 600_000;

/**
 * Brings files to the AAVSO, one after the other. What it begins it ends before the next: so what is found half done at
 * the beginning of a pass was left by a program that died, and is never done again.
 */
export class SubmissionWork extends Reactor {
  private readonly confirmations = new Map<string, Word>();
  private outcome: Outcome | null = null;
  private archiveSilentUntil = 0;

  constructor(
    kit: ServiceKit,
    private readonly tables: PublisherTables,
    private readonly files: SubmissionFiles,
    private readonly log: SubmissionLog,
    private readonly submitters: Submitters,
    private readonly archive: ArchiveQuestion,
  ) {
    super(kit, 'submissions');
  }

  /** A person has seen the preview and says yes. */
  confirm(id: string, word: Word): void {
    this.confirmations.set(id, word);
    this.wake();
  }

  protected async pass(): Promise<Outstanding> {
    await this.writeOutcome();
    await this.endInterrupted();
    for (const [id, word] of this.confirmations) {
      this.confirmations.delete(id);
      await this.confirmOne(id, word);
    }
    const [next] = this.tables.inState('queued');
    if (next !== undefined) await this.previewOne(next);
    await this.askArchive();
    return { planned: this.tables.inState('queued').length + this.confirmations.size, retries: 0 };
  }

  private async endInterrupted(): Promise<void> {
    for (const { id } of this.tables.inState('previewing')) {
      await this.log.step(id, 'previewing', 'rejected', { fault: 'interrupted' });
    }
    for (const { id } of this.tables.inState('confirming')) {
      await this.log.step(id, 'confirming', 'unknown', { fault: 'interruptedConfirming' });
    }
  }

  private async previewOne(row: SubmissionRow): Promise<void> {
    const file = await this.stillToSend(row);
    if (file === null || !(await this.log.step(row.id, 'queued', 'previewing'))) return;
    const result = await this.submitters.of(row.submitter).preview(file);
    await this.end({ id: row.id, from: 'previewing', ...previewedStep(result) });
  }

  private async confirmOne(id: string, word: Word): Promise<void> {
    const row = this.tables.submission(id);
    if (row?.state !== 'previewed') return;
    const file = await this.stillToSend(row);
    if (file === null) return;
    const mayConfirm = async () => {
      if (!this.isStillApproved(row) || !(await this.log.step(id, 'previewed', 'confirming', word))) return false;
      failPoint('upload.due');
      return true;
    };
    const result = await this.submitters.of(row.submitter).confirm(file, mayConfirm);
    if (result.outcome === 'heldBack') {
      await this.stillToSend(row);
      return;
    }
    failPoint('upload.answered');
    const from = this.tables.submission(id)?.state ?? 'previewed';
    await this.end({ id, from, ...confirmedStep(result) });
  }

  /** The file, where it is still what may be sent; where not, the submission ends. */
  private async stillToSend(row: SubmissionRow): Promise<UploadedFile | null> {
    if (!this.isStillApproved(row)) {
      await this.log.step(row.id, row.state, 'rejected', { fault: 'noLongerApproved' });
      return null;
    }
    const text = await this.files.read(row.fileName, row.fileSha256);
    if (text.ok) return { name: row.fileName, text: text.value, rows: row.rows };
    await this.log.step(row.id, row.state, 'rejected', { fault: 'fileChanged', words: text.fault.message });
    return null;
  }

  private isStillApproved({ series }: SubmissionRow): boolean {
    return series.every((sent) => {
      const standing = this.tables.standing(sent);
      return whyNotSendable(standing, '') === null && standing?.reportSha256 === sent.reportSha256;
    });
  }

  private async end(outcome: Outcome): Promise<void> {
    this.outcome = outcome;
    await this.writeOutcome();
  }

  /** Kept until it stands in the log: an outcome that cannot be written now is not lost, and nothing else is begun. */
  private async writeOutcome(): Promise<void> {
    if (this.outcome === null) return;
    const { id, from, state, facts } = this.outcome;
    const written = await this.log.step(id, from, state, facts);
    if (!written && this.tables.submission(id)?.state === from)
      throw new Error(`the outcome of ${id} could not be written`);
    this.outcome = null;
  }

  private async askArchive(): Promise<void> {
    const now = this.kit.now().getTime();
    if (now >= this.archiveSilentUntil) await this.askWhatIsDue(now);
    this.kit.status.calls.waitFor('archive', this.nextQuestion());
  }

  private async askWhatIsDue(now: number): Promise<void> {
    for (const row of this.tables.inState('unknown')) {
      const due = nextAskMilliseconds(row.at, row.asked);
      if (due === null || due > now) continue;
      const answer = await this.archive.answer(row);
      if (!answer.ok) this.archiveSilentUntil = now + ARCHIVE_PAUSE_MILLISECONDS;
    }
  }

  private nextQuestion(): Date | null {
    const times = this.tables.inState('unknown').flatMap((row) => nextAskMilliseconds(row.at, row.asked) ?? []);
    return times.length === 0 ? null : new Date(Math.max(this.archiveSilentUntil, Math.min(...times)));
  }
}
