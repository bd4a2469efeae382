import { event, otherSeries, revision, specifyProjection } from '@wombat/eventlog/testkit';
import { validations } from './validations.js';

const { given } = specifyProjection(validations);
const madeAt = (number: number, id = `made${number}`) =>
  event('MagnitudesTransformed', { reduction: revision(number) }, { id });
const verdict = event('Validated');

describe('what waits for a person', () => {
  it('is a series with magnitudes, its report and their revision', () =>
    given(madeAt(2)).thenRows({
      validation: [
        {
          ...{ night: '20240101', target_name: 'SS Cyg', filter: 'V', revision: 2, attempt: 1, event_id: 'made2' },
          ...{ state: 'validate', report_path: '20240101/Reduced/SS Cyg/V/r2/a.fits' },
          ...{ report_sha256: 'ab'.repeat(32), decided_by: null, reason: null },
        },
      ],
    }));

  it('has no report where none was written', () =>
    given(event('MagnitudesTransformed', { report: undefined })).thenRows({
      validation: [{ report_path: '', report_sha256: '' }],
    }));

  it('waits again in a higher revision, whatever was decided of the lower one', () =>
    given(
      madeAt(2),
      verdict,
      event('MagnitudesTransformed', {
        reduction: revision(3, { attempt: 2 }),
        report: { path: 'r3.txt', sha256: 'cd' },
      }),
    ).thenRows({
      validation: [
        {
          ...{ revision: 3, attempt: 2, event_id: 'MagnitudesTransformed:1', state: 'validate' },
          ...{ report_path: 'r3.txt', report_sha256: 'cd', decided_by: null, reason: null },
        },
      ],
    }));

  it('waits no more when it is to be reduced again', async () => {
    const requested = event('ReductionRequested', { reduction: revision(3) });
    await given(madeAt(2), requested).thenRows({ validation: [] });
    await given(madeAt(3)).thenUnchangedBy(requested);
  });

  it('is not changed by late magnitudes of the same or a lower revision', () =>
    given(madeAt(2), verdict).thenUnchangedBy(madeAt(2, 'late'), madeAt(1)));
});

describe('what happens to another series', () => {
  it('does not concern this one', () =>
    given(madeAt(2)).thenUnchangedBy(
      ...otherSeries(3).map((reduction) => event('ReductionRequested', { reduction })),
      ...otherSeries(2).map((reduction) => event('Validated', { reduction })),
    ));
});

describe('what a person decided', () => {
  it('is approved or rejected, with name and reason', async () => {
    await given(madeAt(2), verdict).thenRows({
      validation: [{ revision: 2, state: 'approved', decided_by: 'ABC', reason: 'good night' }],
    });
    const clouds = event('Validated', { verdict: 'rejected', by: 'XYZ', reason: 'clouds' });
    await given(madeAt(2), verdict, clouds).thenRows({
      validation: [{ state: 'usrrej', decided_by: 'XYZ', reason: 'clouds' }],
    });
  });

  it('is of the revision that was looked at', () =>
    given(madeAt(2)).thenUnchangedBy(event('Validated', { reduction: revision(1) })));
});
