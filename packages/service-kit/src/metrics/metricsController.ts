import { Controller, Get, Header } from '@nestjs/common';
import { askAll } from '@wombat/eventlog';
import { AggregatorRegistry, Registry } from 'prom-client';
import { ServiceKit } from '../run/serviceKit.js';
import { METRICS_SUBJECT } from './metricNames.js';

/** Numbers for Prometheus: of this program, and of all programs that reach the broker, wherever they run. */
@Controller()
export class MetricsController {
  constructor(
    private readonly kit: ServiceKit,
    private readonly registry: Registry,
  ) {}

  @Get('metrics')
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  own(): Promise<string> {
    return this.registry.metrics();
  }

  @Get('ops/metrics')
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  async all(): Promise<string> {
    const told = await askAll(this.kit.broker, METRICS_SUBJECT);
    return AggregatorRegistry.aggregate(told.map((text) => JSON.parse(text) as object)).metrics();
  }
}
