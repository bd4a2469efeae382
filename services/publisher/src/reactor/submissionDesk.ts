import type { Submitter } from '@wombat/proto/words';
import { ok, type Result } from '@wombat/result';
import { ServiceKit } from '@wombat/service-kit';
import { AccountStore } from '../adapters/credentials/accountStore.js';
import { SubmissionFiles } from '../adapters/submissionFiles.js';
import { chooseSubmitter } from '../domain/chooseSubmitter.js';
import type { SeriesKey } from '../domain/sendable.js';
import { isWithdrawable } from '../domain/submissionState.js';
import { PublisherTables, type SubmissionRow } from '../projection/publisherTables.js';
import { changed, type DeskFault, missing, refused } from './deskFault.js';
import { type Draft, draftOf } from './draft.js';
import { SubmissionLog } from './submissionLog.js';

export interface Submit {
  series: readonly SeriesKey[];
  /** Of the file the person has seen. */
  sha256: string;
  by: string;
  note: string;
  /** Null: the one that would be taken by itself. */
  submitter: Submitter | null;
}

export interface Word {
  by: string;
  note: string;
}

/** What people ask for: to send, to take back, to settle. What follows is the reactor's. */
export class SubmissionDesk {
  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: PublisherTables,
    private readonly files: SubmissionFiles,
    private readonly log: SubmissionLog,
    private readonly accounts: AccountStore,
  ) {}

  /** The AAVSO's page, for a person. */
  get submitUrl(): string {
    return this.kit.config.aavso.submit;
  }

  /** The way a file would take now. */
  submitter(): Submitter {
    return chooseSubmitter(this.kit.config.aavso.submitter, this.accounts.state());
  }

  draft(series: readonly SeriesKey[]): Promise<Result<Draft, DeskFault>> {
    const { code: observerCode } = this.kit.config.observer;
    return draftOf({ tables: this.tables, files: this.files, observerCode }, series);
  }

  /** Returns the id of the new submission. */
  async submit({ series, sha256, by, note, submitter }: Submit): Promise<Result<string, DeskFault>> {
    if (by.trim() === '') return refused('a submission needs the name of who sends it');
    const draft = await this.draft(series);
    if (!draft.ok) return draft;
    if (draft.value.sha256 !== sha256) return refused('what would be sent is not what you have seen: look again');
    const way = submitter ?? this.submitter();
    const { id, file, fileName } = draft.value;
    await this.files.write(fileName, file.text);
    const state = way === 'manual' ? 'handed' : 'queued';
    const begun = { id, state, submitter: way, fileName, fileSha256: sha256, file, by, note } as const;
    return (await this.log.begin(begun)) ? ok(id) : changed();
  }

  async withdraw(id: string, { by, note }: Word): Promise<Result<null, DeskFault>> {
    const row = this.known(id);
    if (!row.ok) return row;
    if (by.trim() === '') return refused('it needs the name of who takes it back');
    const { state } = row.value;
    if (!isWithdrawable(state)) return refused(`submission ${id} is ${state}: it cannot be taken back`);
    const stepped = await this.log.step(id, state, 'rejected', { fault: 'withdrawn', by, note });
    return stepped ? ok(null) : changed();
  }

  /** Of what a person took to the AAVSO, and of what nobody knows: whether the observations are there. */
  async settle(id: string, arrived: boolean, { by, note }: Word): Promise<Result<null, DeskFault>> {
    const row = this.known(id);
    if (!row.ok) return row;
    if (by.trim() === '') return refused('it needs the name of who says so');
    const { state, rows } = row.value;
    if (state !== 'handed' && state !== 'unknown')
      return refused(`submission ${id} is ${state}: there is nothing to say`);
    const stepped = arrived
      ? await this.log.step(id, state, 'accepted', { siteRows: rows, by, note })
      : await this.log.step(id, state, 'rejected', { fault: 'notThere', by, note });
    return stepped ? ok(null) : changed();
  }

  known(id: string): Result<SubmissionRow, DeskFault> {
    const row = this.tables.submission(id);
    return row === null ? missing(id) : ok(row);
  }
}
