import assert from 'node:assert/strict';
import { photometry } from '@wombat/proto';
import fc from 'fast-check';
import { cutOut } from '../picture/cutOut.js';
import { overlapArea } from './box.js';
import { drawField } from './drawField.js';
import { fieldAnswer } from './fieldAnswer.js';
import { glyphOf } from './glyphs.js';
import { placeTags } from './placeTags.js';
import { Raster } from './raster.js';
import { scaleBar } from './scaleBar.js';

const FIELD = photometry.GetFieldResponse.fromJSON({
  ...{ filename: 'a.fits', frameSha256: 'ab', width: 1000, height: 600, jdUtcMid: 2_460_964.5, arcsecPerPixel: 1.2 },
  radii: { starPixels: 8, skyInnerPixels: 20, skyOuterPixels: 40 },
  ...{ north: { x: 0, y: 1 }, east: { x: -1, y: 0 } },
  stars: [
    { role: 'T1', label: 'XZ Cyg', x: 501.5, y: 301.5 },
    { role: 'T2', label: '118', auid: '000-A', x: 101.5, y: 101.5 },
    { role: '', label: '', auid: '000-B', x: 105.5, y: 97.5, reason: 'it is saturated' },
  ],
});
const shown = cutOut(FIELD, { centre: 'frame', size: 250 }, null);
const RULES = { picture: { width: 512, height: 400 }, ringPixels: 8, letter: { width: 12, height: 14 } };

describe('fieldAnswer', () => {
  const field = fieldAnswer(FIELD, shown);

  it('tells places and radii in pixels of the picture, north up', () => {
    const { width, height, radii, ring, north, east, time, sha256 } = field;
    assert.deepEqual([width, height, time, sha256], [250, 150, '2025-10-16 00:00:00 UTC', 'ab']);
    assert.deepEqual([north.x + 0, north.y, east.x, east.y + 0], [0, -1, -1, 0]);
    assert.deepEqual([radii, ring], [[2, 5, 10], 10]);
    assert.deepEqual(
      field.stars.map(({ role, auid, x, y, reason, tag }) => [role, auid, x, y, reason, tag.text]),
      [
        ['T1', '', 125, 74, '', 'XZ Cyg'],
        ['T2', '000-A', 25, 124, '', '118'],
        ['', '000-B', 26, 125, 'it is saturated', '000-B'],
      ],
    );
  });

  it('has a ring that is seen, and it alone, where the apertures are a few pixels', () => {
    const small = fieldAnswer({ ...FIELD, radii: { starPixels: 2, skyInnerPixels: 4, skyOuterPixels: 8 } }, shown);
    assert.deepEqual([small.radii, small.ring], [[], 8]);
  });

  it('has a bar of a round length on the sky', () => {
    assert.deepEqual(field.scaleBar, { pixels: 300 / 4.8, text: "5'" });
    assert.deepEqual(scaleBar(0.5, 200), { pixels: 60, text: '30"' });
    assert.deepEqual(scaleBar(60, 512), { pixels: 120, text: '2°' });
  });

  it('is drawn with each star in the colour of its role, and with its name below', () => {
    const grey = new Uint8Array(250 * 150).fill(40);
    const raster = drawField(grey, field);
    const at = (x: number, y: number) => [...raster.rgb.subarray(3 * (y * 250 + x), 3 * (y * 250 + x) + 3)];
    assert.deepEqual([raster.width, raster.height], [250, 150 + field.strip]);
    assert.deepEqual(at(125, 74), [40, 40, 40], 'the star itself is not covered');
    assert.deepEqual(at(127, 74), [111, 173, 255]);
    assert.deepEqual(at(115, 74), [111, 173, 255]);
    assert.ok(raster.rgb.subarray(3 * 250 * 150).some((value) => value === 255));
  });
});

describe('placeTags', () => {
  const boxOf = ({ text, x, y }: { text: string; x: number; y: number }) => {
    const width = text.length * RULES.letter.width;
    return { left: x - width / 2, top: y - RULES.letter.height / 2, width, height: RULES.letter.height };
  };

  it('writes a tag beside its star, and one of a crowd apart with a line to it', () => {
    const [alone] = placeTags([{ x: 100, y: 100, text: '118' }], RULES);
    assert.ok(alone !== undefined && alone.lineTo === null && alone.x > 100 && alone.y < 100);
    const crowd = Array.from({ length: 9 }, (_, at) => ({ x: 200 + 9 * (at % 3), y: 200 + 9 * Math.floor(at / 3) }));
    const tags = placeTags(
      crowd.map((place, at) => ({ ...place, text: `11${at}` })),
      RULES,
    );
    assert.ok(tags.some(({ lineTo }) => lineTo !== null));
    for (const [at, tag] of tags.entries())
      for (const other of tags.slice(at + 1)) assert.equal(overlapArea(boxOf(tag), boxOf(other)), 0);
  });

  it('keeps every tag on the picture, wherever the star', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 511 }), fc.integer({ min: 0, max: 399 }), (x, y) => {
        const [tag] = placeTags([{ x, y, text: '000-BCG-990' }], RULES);
        const { left, top, width, height } = boxOf(tag ?? { text: '', x: -1, y: -1 });
        assert.ok(left >= 0 && top >= 0 && left + width <= 512 && top + height <= 400);
      }),
    ));
});

describe('Raster', () => {
  it('draws half of a dashed circle, and nothing beyond its edges', () => {
    const lit = (isDashed: boolean) => {
      const raster = new Raster(60, 60);
      raster.circle(30, 30, 20, [255, 255, 255], { isDashed });
      return raster.rgb.reduce((sum, value) => sum + value, 0);
    };
    assert.ok(Math.abs(lit(true) / lit(false) - 0.5) < 0.05);
    const small = new Raster(4, 4);
    small.circle(0, 0, 3, [255, 255, 255]);
    small.text('edge', { x: 0, y: 0 }, [255, 255, 255]);
    assert.equal(small.rgb.length, 48);
  });

  it('writes letters as displays have them, and a box for one they have not', () => {
    assert.deepEqual([...glyphOf('1')], [0x00, 0x42, 0x7f, 0x40, 0x00]);
    assert.deepEqual([...glyphOf('~')], [0x10, 0x08, 0x08, 0x10, 0x08]);
    assert.deepEqual([...glyphOf('°')], [0x00, 0x06, 0x09, 0x06, 0x00]);
    assert.deepEqual([...glyphOf('é')], [...glyphOf('\n')]);
    const raster = new Raster(20, 20);
    raster.text('1', { x: 10, y: 10 }, [255, 255, 255]);
    const column = Array.from({ length: 20 }, (_, y) => raster.rgb[3 * (y * 20 + 9)]);
    assert.equal(column.filter((value) => value === 255).length, 14, 'its stem is seven dots of two pixels');
  });
});
