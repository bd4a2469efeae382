import { event, revision, specifyProjection } from '@wombat/eventlog/testkit';
import { TargetStar } from '@wombat/proto';
import { seriesNames } from './seriesNames.js';

const { given } = specifyProjection(seriesNames);
const target = event('CompsSelected').payload.target ?? TargetStar.fromJSON({});
const selectedAt = (number: number, aliasId = '') => event('CompsSelected', { reduction: revision(number), aliasId });

describe('the star a series was reduced for', () => {
  it('is known with its place of 2000 and the word of a person it rests on', () =>
    given(event('CompsSelected')).thenRows({
      star: [
        {
          date: '20240101',
          target_name: 'SS Cyg',
          filter: 'V',
          revision: 2,
          alias_id: 'alias:SSCyg:1',
          ra_deg: 325.678,
          dec_deg: 43.586,
        },
      ],
    }));

  it('is that of the highest revision', async () => {
    await given(selectedAt(1), selectedAt(2, 'later')).thenRows({ star: [{ revision: 2, alias_id: 'later' }] });
    await given(selectedAt(2)).thenUnchangedBy(selectedAt(1, 'later'));
  });

  it('is the last one of several selections of a revision', () =>
    given(
      selectedAt(2),
      event('CompsSelected', { target: { ...target, ra2000Degrees: 304, dec2000Degrees: 21 } }),
    ).thenRows({
      star: [{ revision: 2, ra_deg: 304, dec_deg: 21 }],
    }));

  it('is not known without a target', () =>
    given(event('CompsSelected', { target: undefined })).thenRows({ star: [] }));
});

/** Sequences are odd: a specification leaves room for the twin of every event. */
describe('what people said of a folder', () => {
  it('is kept, word by word in the order of the log', () =>
    given(event('AliasSet'), event('AliasSet', { name: 'V Sge' }, { id: 'second' })).thenRows({
      alias: [
        {
          id: 'AliasSet:1',
          sequence: 1,
          target_name: 'SSCyg',
          name: 'SS Cyg',
          ra_deg: 325.678,
          dec_deg: 43.586,
          said_by: 'ABC',
        },
        {
          id: 'second',
          sequence: 3,
          target_name: 'SSCyg',
          name: 'V Sge',
          ra_deg: 325.678,
          dec_deg: 43.586,
          said_by: 'ABC',
        },
      ],
    }));
});
