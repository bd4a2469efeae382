import { Injectable } from '@nestjs/common';
import { type Fault, ok, type Result, refuse } from '@wombat/result';
import { configSchema, ServiceKit } from '@wombat/service-kit';
import {
  type EditedConfiguration,
  editConfiguration,
  loadConfig,
  settingInput,
  settingOrigins,
  whyLocked,
  whySetElsewhere,
  writtenIn,
} from '@wombat/service-kit/settings';
import { z } from 'zod';
import type {
  ChangeSettingRequest,
  SettingChange,
  SettingPreview,
  SettingRequest,
  SettingsAnswer,
} from '../../domain/contract.js';
import {
  nameOf,
  readersOf,
  type ServiceFault,
  type SettingSchema,
  settingLine,
  settingsOf,
} from '../../domain/index.js';
import { Pipeline } from '../pipeline.js';
import { ApplyRequest } from './applyRequest.js';
import { ConfigurationFile } from './configurationFile.js';

const SCHEMA = z.toJSONSchema(configSchema, { io: 'input' }) as SettingSchema;

/** stale: the file is not what the person saw; the others as of an edit. */
export interface SettingsFault extends Fault {
  code: 'stale' | 'invalid' | 'locked';
}

/** What is set: read from the file as it is now, changed in it, one change after the other. */
@Injectable()
export class Settings {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly kit: ServiceKit,
    private readonly pipeline: Pipeline,
    private readonly file: ConfigurationFile,
    private readonly launcher: ApplyRequest,
  ) {}

  async answer(): Promise<SettingsAnswer> {
    const read = await this.file.read();
    const { text, sha256 } = read.ok ? read.value : { text: '', sha256: '' };
    const loaded = loadConfig(text, this.kit.settings.variables);
    const origins = settingOrigins(text, this.kit.settings.variables);
    const isWell = read.ok && loaded.ok && origins.ok;
    const config = isWell ? loaded.value : this.kit.config;
    const listed = await this.pipeline.listSettingsChanges();
    const changes: readonly SettingChange[] = listed.ok ? listed.value.changes : [];
    const facts = {
      originOf: isWell ? origins.value : this.kit.settings.origins,
      inputOf: settingInput,
      writtenAt: writtenIn(text),
      whyLocked: (path: (string | number)[]) => whyLocked(path) ?? whySetElsewhere(path, this.kit.settings.variables),
      running: this.kit.config,
      changes,
    };
    const settings = settingsOf(SCHEMA, config).map((setting) => settingLine(setting, facts));
    const outdated = Object.entries(config).filter(([key, value]) => isOther(value, Reflect.get(this.kit.config, key)));
    const fault = read.ok ? (loaded.ok ? '' : loaded.fault.sentences.join('; ')) : read.fault.message;
    return {
      ...{ file: this.file.path, sha256, settings, changes: [...changes], problem: fault },
      unwritable: await this.file.whyUnwritable(),
      outdated: readersOf(outdated.map(([key]) => key)),
      canApply: this.launcher.canAsk,
    };
  }

  async preview(asked: SettingRequest): Promise<Result<SettingPreview, SettingsFault>> {
    const edited = await this.edited(asked);
    if (!edited.ok) return edited;
    return ok({
      lines: edited.value.lines,
      services: readersOf(asked.path.slice(0, 1)),
      unwritable: await this.file.whyUnwritable(),
    });
  }

  change(asked: ChangeSettingRequest): Promise<Result<object, SettingsFault | ServiceFault>> {
    const changed = this.last.then(() => this.changeNow(asked));
    this.last = changed.catch(() => undefined);
    return changed;
  }

  async apply(): Promise<Result<object, SettingsFault>> {
    if (!this.launcher.canAsk)
      return refuse({ code: 'locked', message: 'nothing here can start the services again: see docs/review-desk.md' });
    await this.launcher.ask();
    return ok({});
  }

  /** The file first; where the change cannot be kept, the file is as it was. */
  private async changeNow(asked: ChangeSettingRequest): Promise<Result<object, SettingsFault | ServiceFault>> {
    const unwritable = await this.file.whyUnwritable();
    if (unwritable !== '') return refuse({ code: 'locked', message: unwritable });
    const edited = await this.edited(asked);
    if (!edited.ok) return edited;
    const { was, text, before, after } = edited.value;
    const written = await this.file.write(text);
    if (!written.ok) return refuse({ code: 'locked', message: written.fault.message });
    const { reason, by, path } = asked;
    const kept = await this.pipeline.recordSettingsChange({ setting: nameOf(path), before, after, reason, by });
    if (kept.ok) return ok({});
    const restored = await this.file.write(was);
    return restored.ok ? kept : refuse({ code: 'locked', message: `${kept.fault.message}; ${restored.fault.message}` });
  }

  private async edited(asked: SettingRequest): Promise<Result<EditedConfiguration & { was: string }, SettingsFault>> {
    const { path, text = null, sha256 } = asked;
    const read = await this.file.read();
    if (!read.ok) return refuse({ code: 'locked', message: read.fault.message });
    if (read.value.sha256 !== sha256)
      return refuse({ code: 'stale', message: 'the file has changed since it was shown here: look at it again' });
    const edited = editConfiguration(read.value.text, { path, text }, this.kit.settings.variables);
    return edited.ok ? ok({ ...edited.value, was: read.value.text }) : edited;
  }
}

function isOther(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
