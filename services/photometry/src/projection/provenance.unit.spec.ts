import { event, revision, specifyProjection } from '@wombat/eventlog/testkit';
import { photometryProjections } from './photometry.js';

const { given } = specifyProjection(...photometryProjections);
const product = { path: 'mbias.fits', sha256: 'ab' };

describe('what a series rests on', () => {
  it('are masters as they were told first, where there is one', async () => {
    const first = event('MasterBuilt', { product, numImages: 3 });
    await given(first).thenRows({ master: [{ sha256: 'ab' }] });
    await given(first).thenUnchangedBy(
      event('MasterBuilt', { product, numImages: 4 }),
      event('MasterBuilt', { product: undefined, state: 'skipped' }),
    );
  });

  it('are the masters of every frame, by its revision', () =>
    given(
      event('FrameCalibrated', { bias: product, dark: undefined, flat: undefined, linear: '' }),
      event('FrameCalibrated', {
        bias: undefined,
        dark: undefined,
        flat: undefined,
        reduction: revision(3),
        linear: 'so',
      }),
    ).thenRows({
      calibrated_with: [
        { revision: 2, body: JSON.stringify({ bias: product }) },
        { revision: 3, body: '{"linear":"so"}' },
      ],
    }));

  it('are the settings the last revision was asked for with', async () => {
    const asked = event('ReductionRequested', {
      ...{ reduction: revision(2), settingsHash: 'cd', settings: { 'photometry.detectionSnr': '3' } },
    });
    await given(asked).thenRows({
      revision_settings: [{ revision: 2, hash: 'cd', body: '{"photometry.detectionSnr":"3"}' }],
    });
    const asOf = (number: number) =>
      event('ReductionRequested', { reduction: revision(number), settingsHash: 'other' }, { id: `of ${number}` });
    await given(asked).thenUnchangedBy(asOf(1), asOf(2));
  });
});
