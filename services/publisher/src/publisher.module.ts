import { setTimeout as sleep } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { archiveClient, politeFetch, readObservationList } from '@wombat/aavso';
import { ServiceKit, SOFTWARE } from '@wombat/service-kit';
import { AccountStore } from './adapters/credentials/accountStore.js';
import { channelsOf } from './adapters/notice/channels.js';
import { Submitters } from './adapters/site/submitters.js';
import { SubmissionFiles } from './adapters/submissionFiles.js';
import { AccountController } from './api/account.controller.js';
import { HistoryController } from './api/history.controller.js';
import { PointsController } from './api/points.controller.js';
import { ReportController } from './api/report.controller.js';
import { SettingsController } from './api/settings.controller.js';
import { SubmissionController } from './api/submission.controller.js';
import { ValidationController } from './api/validation.controller.js';
import { PublisherTables } from './projection/publisherTables.js';
import { ArchiveQuestion } from './reactor/archiveQuestion.js';
import { NightNotices } from './reactor/nightNotices.js';
import { NightNoticesReactor } from './reactor/nightNotices.reactor.js';
import { Remade } from './reactor/remade.js';
import { RemadeReactor } from './reactor/remade.reactor.js';
import { SubmissionDesk } from './reactor/submissionDesk.js';
import { SubmissionLog } from './reactor/submissionLog.js';
import { SubmissionsReactor } from './reactor/submissions.reactor.js';
import { SubmissionWork } from './reactor/submissionWork.js';

const USER_AGENT = `${SOFTWARE} (variable star photometry pipeline)`;

@Module({
  controllers: [
    RemadeReactor,
    SubmissionsReactor,
    NightNoticesReactor,
    ValidationController,
    PointsController,
    ReportController,
    HistoryController,
    SettingsController,
    SubmissionController,
    AccountController,
  ],
  providers: [
    {
      provide: NightNotices,
      useFactory: (kit: ServiceKit) => new NightNotices(kit, channelsOf(kit.config.notify, process.env)),
      inject: [ServiceKit],
    },
    Remade,
    { provide: PublisherTables, useFactory: (kit: ServiceKit) => new PublisherTables(kit), inject: [ServiceKit] },
    {
      provide: SubmissionFiles,
      useFactory: ({ home, data }: ServiceKit) => new SubmissionFiles(home, data),
      inject: [ServiceKit],
    },
    {
      provide: AccountStore,
      useFactory: ({ home }: ServiceKit) => new AccountStore({ home, environment: process.env }),
      inject: [ServiceKit],
    },
    {
      provide: SubmissionLog,
      useFactory: (kit: ServiceKit, tables: PublisherTables) => new SubmissionLog(kit, tables),
      inject: [ServiceKit, PublisherTables],
    },
    { provide: Submitters, useFactory: submitters, inject: [ServiceKit, AccountStore] },
    { provide: ArchiveQuestion, useFactory: archiveQuestion, inject: [ServiceKit, SubmissionFiles, SubmissionLog] },
    {
      provide: SubmissionWork,
      useFactory: (...parts: ConstructorParameters<typeof SubmissionWork>) => new SubmissionWork(...parts),
      inject: [ServiceKit, PublisherTables, SubmissionFiles, SubmissionLog, Submitters, ArchiveQuestion],
    },
    {
      provide: SubmissionDesk,
      useFactory: (...parts: ConstructorParameters<typeof SubmissionDesk>) => new SubmissionDesk(...parts),
      inject: [ServiceKit, PublisherTables, SubmissionFiles, SubmissionLog, AccountStore],
    },
  ],
})
export class PublisherModule {}

function submitters(kit: ServiceKit, accounts: AccountStore): Submitters {
  const stop = new AbortController();
  kit.onStop(() => stop.abort());
  return new Submitters({
    ...{ aavso: kit.config.aavso, accounts, userAgent: USER_AGENT, stopping: stop.signal },
    witness: () => kit.status.calls.begin('submission'),
  });
}

function archiveQuestion(kit: ServiceKit, files: SubmissionFiles, log: SubmissionLog): ArchiveQuestion {
  const { vsx, minIntervalSeconds, timeoutSeconds, attempts } = kit.config.aavso;
  const fetch = politeFetch({
    userAgent: USER_AGENT,
    minIntervalMilliseconds: minIntervalSeconds * 1_000,
    timeoutMilliseconds: timeoutSeconds * 1_000,
    attempts,
    read: readObservationList,
    sleep: (milliseconds) => sleep(milliseconds),
    now: () => kit.now().getTime(),
    random: () => Math.random(),
  });
  return new ArchiveQuestion(
    files,
    log,
    archiveClient({ baseUrl: vsx, fetch, witness: () => kit.status.calls.begin('archive') }),
  );
}
