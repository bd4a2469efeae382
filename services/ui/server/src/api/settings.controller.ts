import { Controller, Get } from '@nestjs/common';
import { configSchema, ServiceKit } from '@wombat/service-kit';
import { z } from 'zod';
import type { SettingsAnswer } from '../domain/contract.js';
import { type SettingSchema, settingLines } from '../domain/index.js';

/** What is set, where, and what it means: to be read, not to be changed here. */
@Controller('api')
export class SettingsController {
  constructor(private readonly kit: ServiceKit) {}

  @Get('settings')
  settings(): SettingsAnswer {
    const schema = z.toJSONSchema(configSchema, { io: 'input' }) as SettingSchema;
    const { file, origins } = this.kit.settings;
    return { file, settings: settingLines(schema, this.kit.config, origins) };
  }
}
