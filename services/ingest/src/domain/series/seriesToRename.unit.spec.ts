import { specify } from '@wombat/eventlog/testkit';
import { type FolderAlias, type NamedSeries, seriesToRename } from './seriesToRename.js';

const named = (change: Partial<NamedSeries> = {}): NamedSeries => ({
  night: '20240101',
  targetName: 'gher',
  filter: 'V',
  revision: 2,
  numImages: 5,
  aliasId: '',
  raDegrees: 100,
  decDegrees: 60,
  ...change,
});
const alias = (change: Partial<FolderAlias> = {}): FolderAlias => ({
  id: 'first',
  targetName: 'gher',
  name: 'g Her',
  raDegrees: 101,
  decDegrees: 60,
  by: 'A. Observer',
  ...change,
});
const asked = (filter: string) => ({
  ...{ night: '20240101', targetName: 'gher', filter, revision: 3, numImages: 5, requestedBy: 'A. Observer' },
  reason: 'A. Observer says that gher is g Her',
});

describe('seriesToRename', () => {
  const spec = specify((series: readonly NamedSeries[], aliases: readonly FolderAlias[]) =>
    seriesToRename(series, aliases),
  );

  it('asks for the next revision of every series of the folder that was reduced for another star', () => {
    spec
      .given(named(), named({ filter: 'B' }), named({ targetName: 'XZ Cyg' }))
      .when([alias()])
      .thenIs([asked('V'), asked('B')]);
  });

  it('lets a series be that was reduced for that star, under whatever name', () => {
    spec
      .given(named({ raDegrees: 101 + 1 / 3600 }))
      .when([alias()])
      .thenIs([]);
  });

  it('asks once: a word that was known when the stars were selected is settled, whatever came of it', () => {
    spec
      .given(named({ aliasId: 'first' }))
      .when([alias()])
      .thenIs([]);
    spec.given(named()).when([]).thenIs([]);
  });

  it('goes by the last word', () => {
    spec
      .given(named({ aliasId: 'first', raDegrees: 101 }))
      .when([alias(), alias({ id: 'second', name: '', raDegrees: 102 })])
      .thenIs([{ ...asked('V'), reason: 'A. Observer says that gher is the star at RA 102 Dec 60' }]);
  });
});
