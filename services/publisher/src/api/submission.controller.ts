import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type { submission } from '@wombat/proto';
import { SubmissionFiles } from '../adapters/submissionFiles.js';
import { PublisherTables } from '../projection/publisherTables.js';
import { ArchiveQuestion } from '../reactor/archiveQuestion.js';
import { correctionsOf } from '../reactor/corrections.js';
import { refused } from '../reactor/deskFault.js';
import { SubmissionDesk } from '../reactor/submissionDesk.js';
import { SubmissionWork } from '../reactor/submissionWork.js';
import { orRefuse } from './refusals.js';
import { submissionMessage } from './submissionMessage.js';

/** What goes to the AAVSO, and what people say of it. */
@Controller()
export class SubmissionController {
  constructor(
    private readonly tables: PublisherTables,
    private readonly files: SubmissionFiles,
    private readonly desk: SubmissionDesk,
    private readonly work: SubmissionWork,
    private readonly archive: ArchiveQuestion,
  ) {}

  @GrpcMethod('SubmissionService', 'DraftSubmission')
  async draft({ series }: submission.DraftSubmissionRequest): Promise<submission.DraftSubmissionResponse> {
    const { file, sha256, fileName } = orRefuse(await this.desk.draft(series));
    const { star, observerCode, text, rows, leftOut } = file;
    return {
      ...{ starName: star.name, observerCode, fileName, text, sha256, rows, leftOut, submitter: this.desk.submitter() },
      submitUrl: this.desk.submitUrl,
      series: file.series.map(({ night, targetName, filter }) => ({ night, targetName, filter })),
    };
  }

  @GrpcMethod('SubmissionService', 'Submit')
  async submit(asked: submission.SubmitRequest): Promise<submission.SubmitResponse> {
    return { submissionId: orRefuse(await this.desk.submit({ ...asked, submitter: asked.submitter ?? null })) };
  }

  @GrpcMethod('SubmissionService', 'ConfirmSubmission')
  confirm({ submissionId, by, note }: submission.ConfirmSubmissionRequest): submission.ConfirmSubmissionResponse {
    const { state } = orRefuse(this.desk.known(submissionId));
    if (by.trim() === '') orRefuse(refused('a confirmation needs the name of who gives it'));
    if (state !== 'previewed') orRefuse(refused(`submission ${submissionId} is ${state}: there is nothing to confirm`));
    this.work.confirm(submissionId, { by, note });
    return {};
  }

  @GrpcMethod('SubmissionService', 'WithdrawSubmission')
  async withdraw(asked: submission.WithdrawSubmissionRequest): Promise<submission.WithdrawSubmissionResponse> {
    orRefuse(await this.desk.withdraw(asked.submissionId, asked));
    return {};
  }

  @GrpcMethod('SubmissionService', 'SettleSubmission')
  async settle(asked: submission.SettleSubmissionRequest): Promise<submission.SettleSubmissionResponse> {
    orRefuse(await this.desk.settle(asked.submissionId, asked.arrived, asked));
    return {};
  }

  @GrpcMethod('SubmissionService', 'AskArchive')
  async askArchive({ submissionId }: submission.AskArchiveRequest): Promise<submission.AskArchiveResponse> {
    const row = orRefuse(this.desk.known(submissionId));
    const answer = await this.archive.answer(row);
    return { archived: orRefuse(answer.ok ? answer : refused(answer.fault.message)), rows: row.rows };
  }

  @GrpcMethod('SubmissionService', 'ListSubmissions')
  list({ series }: submission.ListSubmissionsRequest): submission.ListSubmissionsResponse {
    const rows = series ? this.tables.ofSeries(series) : this.tables.all();
    return { submissions: rows.map(submissionMessage) };
  }

  @GrpcMethod('SubmissionService', 'GetSubmissionFile')
  async file({ submissionId }: submission.GetSubmissionFileRequest): Promise<submission.GetSubmissionFileResponse> {
    const { fileName, fileSha256 } = orRefuse(this.desk.known(submissionId));
    const text = await this.files.read(fileName, fileSha256);
    return { name: fileName, text: orRefuse(text.ok ? text : refused(text.fault.message)) };
  }

  @GrpcMethod('SubmissionService', 'ListCorrections')
  async corrections(): Promise<submission.ListCorrectionsResponse> {
    return { corrections: await correctionsOf(this.tables, this.files) };
  }
}
