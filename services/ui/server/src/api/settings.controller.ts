import { Body, Controller, Get, HttpCode, HttpException, Post } from '@nestjs/common';
import type { Result } from '@wombat/result';
import { Settings, type SettingsFault } from '../adapters/settings/settings.js';
import type { SettingPreview, SettingsAnswer } from '../domain/contract.js';
import { httpFault, type ServiceFault } from '../domain/index.js';
import { changeSettingRequest, readRequest, settingRequest } from './requests.js';

const STATUS_OF: Readonly<Record<SettingsFault['code'], number>> = { invalid: 400, stale: 409, locked: 412 };

/** What is set, where, and what it means; and a person's word that something is to be set otherwise. */
@Controller('api/settings')
export class SettingsController {
  constructor(private readonly settings: Settings) {}

  @Get()
  get(): Promise<SettingsAnswer> {
    return this.settings.answer();
  }

  @Post('preview')
  @HttpCode(200)
  async preview(@Body() body: unknown): Promise<SettingPreview> {
    return orRefuse(await this.settings.preview(readRequest(settingRequest, body)));
  }

  @Post('change')
  @HttpCode(200)
  async change(@Body() body: unknown): Promise<object> {
    return orRefuse(await this.settings.change(readRequest(changeSettingRequest, body)));
  }

  @Post('apply')
  @HttpCode(200)
  async apply(): Promise<object> {
    return orRefuse(await this.settings.apply());
  }
}

function orRefuse<T>(result: Result<T, SettingsFault | ServiceFault>): T {
  if (result.ok) return result.value;
  const { fault } = result;
  if (!('service' in fault)) throw new HttpException(fault.message, STATUS_OF[fault.code]);
  const { status, error } = httpFault(fault);
  throw new HttpException(error, status);
}
