import type { NightPlan, SequenceBand, SimulatedTarget } from '../nights/nightPlan.js';

/** The catalogue the AAVSO stand-in serves: VSX records (all texts) and comparison stars. */
export interface SkyCatalogue {
  _note: string;
  chartid: string;
  variables: (Record<string, string | string[]> & { Name: string; RA2000: string; Declination2000: string })[];
  comps: { auid: string; ra: number; dec: number; label: string; bands: SequenceBand[]; comments: string }[];
}

/** What VSX and VSP would say of a plan's target and sequence, and of those of other plans. */
export function catalogueOf(plan: NightPlan, others: readonly NightPlan[] = []): SkyCatalogue {
  const plans = [plan, ...others];
  return {
    _note: plan.sequence.credit,
    chartid: plan.sequence.chartId,
    variables: plans.map(({ target }) => recordOf(target)),
    comps: plans
      .flatMap(({ sequence }) => sequence.comps)
      .map(({ auid, raDegrees, decDegrees, ...rest }) => ({
        auid,
        ra: raDegrees,
        dec: decDegrees,
        ...rest,
      })),
  };
}

function recordOf(target: SimulatedTarget): SkyCatalogue['variables'][number] {
  const range = target.vsxRange ?? { brightest: target.brightest.V, faintest: target.faintest.V };
  return {
    Name: target.name,
    AUID: target.auid,
    RA2000: target.raDegrees.toFixed(5),
    Declination2000: target.decDegrees.toFixed(5),
    VariabilityType: target.vsxType,
    Period: String(target.periodDays),
    Epoch: String(target.epochJd),
    MaxMag: `${range.brightest} V`,
    MinMag: `${range.faintest} V`,
    Category: 'Variable',
    OID: '0',
    Constellation: target.constellation,
    _aliases: target.aliases,
  };
}
