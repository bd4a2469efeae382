import { createHash } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { Controller } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import type { publisher } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';
import { changesOfSettings, countOfChanges } from '../projection/settingsChanges.js';

/** What people set on the page: it is kept for ever, with its reason. */
@Controller()
export class SettingsController {
  constructor(private readonly kit: ServiceKit) {}

  @GrpcMethod('PublisherService', 'RecordSettingsChange')
  async record(change: publisher.RecordSettingsChangeRequest): Promise<publisher.RecordSettingsChangeResponse> {
    if (!(await this.kit.decide({ id: this.idOf(change), type: 'SettingsChanged', payload: change })))
      throw new RpcException({ code: status.ABORTED, message: 'another setting was changed meanwhile: look again' });
    return {};
  }

  @GrpcMethod('PublisherService', 'ListSettingsChanges')
  list(): publisher.ListSettingsChangesResponse {
    return { changes: changesOfSettings(this.kit.store) };
  }

  /** By how many changes there were before and what this one is: of two at once, one is refused. */
  private idOf({ setting, before, after, reason, by }: publisher.RecordSettingsChangeRequest): string {
    const said = JSON.stringify([setting, before, after, reason, by]);
    const hash = createHash('sha256').update(said).digest('hex').slice(0, 16);
    return `settings:${countOfChanges(this.kit.store) + 1}:${hash}`;
  }
}
