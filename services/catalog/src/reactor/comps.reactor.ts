import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { events, isAhead, JETSTREAM, type Outstanding } from '@wombat/eventlog';
import { cancelledIn, NIGHT_WORDS, Reactor, SeriesGuard, ServiceKit, stageKey } from '@wombat/service-kit';
import { AavsoClients } from '../adapters/aavsoClients.js';
import { withAnswersKept } from '../adapters/withAnswersKept.js';
import { retryAt } from '../domain/index.js';
import { type CatalogSeries, CatalogTables } from '../projection/catalogTables.js';
import { type Found, findComps } from './findComps.js';
import { StarPlaces } from './starPlaces.js';
import { TriedSeries } from './triedSeries.js';

/** Looks at least so often whether a retry is due. */
const LONGEST_SWEEP_MILLISECONDS = 10_000;

/**
 * Asks who the target is and which comparison stars there are, once the frames are solved; asks again when AAVSO was
 * away. Where the star is, is asked before, as a hint for solving.
 */
@Controller()
export class CompsReactor extends Reactor {
  private readonly tables: CatalogTables;
  private readonly places: StarPlaces;

  constructor(
    kit: ServiceKit,
    private readonly clients: AavsoClients,
    private readonly tried: TriedSeries,
  ) {
    const soonest = Math.min(...kit.config.aavso.retryMinutes.map((one) => one * 60_000));
    const guard = new SeriesGuard(kit, () => cancelledIn(kit.store));
    super(kit, 'comps', { sweepMilliseconds: Math.min(LONGEST_SWEEP_MILLISECONDS, soonest), guard });
    this.tables = new CatalogTables(kit);
    this.places = new StarPlaces(kit, this.tables, clients);
    tried.onForgotten(() => this.wake());
  }

  @EventPattern<string[]>(
    events('ReductionRequested', 'FrameSolved', 'FramesSolved', 'SeriesHalted', 'AliasSet', ...NIGHT_WORDS),
    JETSTREAM,
  )
  onEvent(): void {
    this.wake();
  }

  protected async pass(): Promise<Outstanding> {
    const waiting = this.tables.waiting();
    const due = waiting.filter((series) => this.isDue(series));
    await this.guard.each('select', due, (series) => this.select(series));
    const isCancelled = cancelledIn(this.kit.store);
    const retries = this.tables.waiting().filter((series) => series.retryAt !== null && !isCancelled(series));
    this.kit.status.outside.clear();
    for (const series of retries) {
      const title = `${series.targetName} ${series.filter} ${series.night}`;
      this.kit.status.outside.set(
        title,
        `${title}: an AAVSO service did not answer; it is asked again at ${series.retryAt}`,
      );
    }
    await this.places.tell();
    this.tellNextTry(retries);
    return { planned: 0, retries: retries.length };
  }

  /** Which of the two a series waits for is known by which of them failed. */
  private tellNextTry(retries: readonly CatalogSeries[]): void {
    const times = retries.flatMap(({ retryAt }) => (retryAt === null ? [] : [Date.parse(retryAt)]));
    const nextAt = times.length === 0 ? null : new Date(Math.min(...times));
    const { calls } = this.kit.status;
    for (const outside of ['vsx', 'vsp'] as const) calls.waitFor(outside, calls.failed(outside) ? nextAt : null);
  }

  private isDue(series: CatalogSeries): boolean {
    if (series.state === 'solved' || this.tables.isRenamed(series)) return true;
    if (!this.tried.has(series)) return true;
    const longest = Math.max(...this.kit.config.aavso.retryMinutes) * 60_000;
    return series.retryAt !== null && !isAhead(Date.parse(series.retryAt), this.kit.now().getTime(), longest);
  }

  private async select(series: CatalogSeries): Promise<void> {
    this.tried.add(series);
    const attempt = series.state === 'halted' ? series.attempt + 1 : series.attempt;
    const trying = { ...series, attempt };
    const alias = this.tables.alias(series.targetName);
    const found = await findComps({
      series: trying,
      alias,
      footprints: this.tables.footprints(series),
      midJdUtc: this.tables.midJdUtc(series),
      clients: this.clients,
      config: this.kit.config,
    });
    if (found.outcome === 'selected') {
      for (const note of found.event.notes)
        this.kit.logger.warn(`${series.targetName} ${series.filter} ${series.night}: ${note}`);
      const id = stageKey('select', trying);
      const payload = await withAnswersKept(this.kit.home, found.event);
      await this.kit.decide({ id, type: 'CompsSelected', payload, causation: series.eventId });
    } else {
      await this.halt(trying, found, alias?.id ?? '');
    }
  }

  private async halt(
    series: CatalogSeries,
    found: Exclude<Found, { outcome: 'selected' }>,
    aliasId: string,
  ): Promise<void> {
    const away = found.outcome === 'unavailable';
    const minutes = this.kit.config.aavso.retryMinutes;
    await this.kit.halt(series, {
      stage: 'select',
      code: away ? 'novsp' : found.code,
      reason: found.reason,
      retryAt: away ? retryAt({ attempt: series.attempt, now: this.kit.now(), minutes }) : '',
      choice: {
        aliasId,
        configured: this.tables.configured(series.targetName),
        offered: found.outcome === 'halted' ? (found.offered ?? []) : [],
      },
    });
  }
}
