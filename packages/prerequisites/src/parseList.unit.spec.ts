import assert from 'node:assert/strict';
import { parseList } from './parseList.js';
import { prerequisite, prerequisiteFile, prerequisiteList } from './readList.js';

const TEXT = `
# A comment.
place /opt/astap
place /Applications/A Folder/bin

prerequisite astap
  why solves plates
  for demo test:int
  unless WOMBAT_SOLVE_BINARY
  program astap_cli
  program /Applications/An App/astap
  macos a package
  debian astap-cli fonts
prerequisite data
  why has stars
  for test:unit
  file /usr/share/stars.fits
  debian stars
`;

describe('the list of prerequisites', () => {
  it('says of each what it is for, what proves it and what brings it', () => {
    assert.deepEqual(parseList(TEXT), {
      places: ['/opt/astap', '/Applications/A Folder/bin'],
      prerequisites: [
        {
          name: 'astap',
          why: 'solves plates',
          neededFor: ['demo', 'test:int'],
          unless: 'WOMBAT_SOLVE_BINARY',
          programs: ['astap_cli', '/Applications/An App/astap'],
          files: [],
          macos: 'a package',
          debian: ['astap-cli', 'fonts'],
        },
        {
          name: 'data',
          why: 'has stars',
          neededFor: ['test:unit'],
          unless: null,
          programs: [],
          files: ['/usr/share/stars.fits'],
          macos: null,
          debian: ['stars'],
        },
      ],
    });
  });

  const wrong: Record<string, [string, string, RegExp]> = {
    'a line without its value': ['  why has stars\n', '  why\n', /'why' says nothing/],
    'a line nobody knows': ['  why has stars\n', '  because has stars\n', /data: its lines are/],
    'lines in another order': [
      '  why has stars\n  for test:unit\n',
      '  for test:unit\n  why has stars\n',
      /in this order/,
    ],
    'no package that brings it': ['  debian stars\n', '', /its lines are/],
    'nothing it is for': ['  for test:unit\n', '', /what it is for/],
    'nothing that proves it': ['  file /usr/share/stars.fits\n', '', /what proves/],
    'a place after the first of them': ['prerequisite data', 'place /usr/bin\nprerequisite data', /its lines are/],
  };
  for (const [what, [from, to, complaint]] of Object.entries(wrong)) {
    it(`is refused with ${what}`, () => assert.throws(() => parseList(TEXT.replace(from, to)), complaint));
  }

  it('of this checkout can be read, and names everything once', () => {
    const names = prerequisiteList().prerequisites.map(({ name }) => name);
    assert.ok(names.length > 5);
    assert.equal(new Set(names).size, names.length);
    assert.equal(prerequisiteFile('tycho2-07'), '/usr/share/astrometry/index-tycho2-07.littleendian.fits');
    assert.throws(() => prerequisite('nothing'), /'nothing'/);
    assert.throws(() => prerequisiteFile('python3'), /no file/);
  });
});
