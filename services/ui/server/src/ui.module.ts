import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { BrokerReadings } from './adapters/brokerReadings.js';
import { Doctor } from './adapters/doctor.js';
import { Evidence } from './adapters/evidence.js';
import { HostClock } from './adapters/hostClock.js';
import { Identities } from './adapters/identities.js';
import { LogReadings } from './adapters/logReadings.js';
import { OpsReadings } from './adapters/opsReadings.js';
import { FramePictures } from './adapters/pictures/framePictures.js';
import { Pipeline } from './adapters/pipeline.js';
import { ApplyRequest } from './adapters/settings/applyRequest.js';
import { ConfigurationFile } from './adapters/settings/configurationFile.js';
import { Settings } from './adapters/settings/settings.js';
import { Submissions } from './adapters/submissions.js';
import { Workers } from './adapters/workers.js';
import { AccountController } from './api/account.controller.js';
import { ApiErrorsFilter } from './api/apiErrors.filter.js';
import { CheckupController } from './api/checkup.controller.js';
import { DocumentController } from './api/document.controller.js';
import { DoorMiddleware } from './api/door.middleware.js';
import { DifferenceController } from './api/evidence/difference.controller.js';
import { ExplainController } from './api/evidence/explain.controller.js';
import { ExportController } from './api/evidence/export.controller.js';
import { FieldController } from './api/evidence/field.controller.js';
import { FramesController } from './api/evidence/frames.controller.js';
import { HistoryController } from './api/evidence/history.controller.js';
import { MastersController } from './api/evidence/masters.controller.js';
import { PicturesController } from './api/evidence/pictures.controller.js';
import { ReportController } from './api/evidence/report.controller.js';
import { ReputationController } from './api/evidence/reputation.controller.js';
import { IdentityController } from './api/identity/identity.controller.js';
import { IdentityMiddleware } from './api/identity/identity.middleware.js';
import { NightsController } from './api/nights.controller.js';
import { LettersController } from './api/ops/letters.controller.js';
import { LogController } from './api/ops/log.controller.js';
import { OpsController } from './api/ops/ops.controller.js';
import { PageMiddleware } from './api/page.middleware.js';
import { PointsController } from './api/points.controller.js';
import { ProgressController } from './api/progress.controller.js';
import { PushController } from './api/push.controller.js';
import { SeriesController } from './api/series.controller.js';
import { SettingsController } from './api/settings.controller.js';
import { TargetController } from './api/target.controller.js';
import { ChangeFeed } from './reactor/changeFeed.js';
import { ChangesReactor } from './reactor/changes.reactor.js';

@Module({
  controllers: [
    ChangesReactor,
    IdentityController,
    SeriesController,
    PointsController,
    PushController,
    AccountController,
    TargetController,
    FramesController,
    PicturesController,
    FieldController,
    MastersController,
    ReportController,
    ExplainController,
    ExportController,
    HistoryController,
    ReputationController,
    DifferenceController,
    NightsController,
    ProgressController,
    OpsController,
    LettersController,
    LogController,
    SettingsController,
    CheckupController,
    DocumentController,
  ],
  providers: [
    Identities,
    Pipeline,
    OpsReadings,
    Workers,
    BrokerReadings,
    LogReadings,
    HostClock,
    Doctor,
    Evidence,
    FramePictures,
    Submissions,
    ConfigurationFile,
    ApplyRequest,
    Settings,
    ChangeFeed,
    { provide: APP_FILTER, useClass: ApiErrorsFilter },
  ],
})
export class UiModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(DoorMiddleware, PageMiddleware, IdentityMiddleware).forRoutes('{*path}');
  }
}
