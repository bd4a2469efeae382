import type { FieldTag, OnPicture } from '../contract.js';
import type { FrameSize } from '../picture/cutOut.js';
import { type Box, outsideArea, overlapArea } from './box.js';

export interface TaggedStar extends OnPicture {
  text: string;
}

export interface TagRules {
  picture: FrameSize;
  /** About every star, kept free where that is possible. */
  ringPixels: number;
  /** Width of a letter with the space behind it, and height. */
  letter: FrameSize;
}

const GAP_PIXELS = 3;
const DIAGONAL = Math.SQRT1_2;
/** Where a tag may stand, best first. */
const WAYS: readonly OnPicture[] = [
  { x: DIAGONAL, y: -DIAGONAL },
  { x: 1, y: 0 },
  { x: DIAGONAL, y: DIAGONAL },
  { x: -DIAGONAL, y: -DIAGONAL },
  { x: -1, y: 0 },
  { x: -DIAGONAL, y: DIAGONAL },
  { x: 0, y: -1 },
  { x: 0, y: 1 },
];
/** How far beyond the ring, in heights of a letter. */
const DISTANCES = [0, 1.5, 3, 5] as const;
/** What a pixel of a tag costs that is off the picture, on another tag, on the ring of another star. */
const COSTS = { outside: 100, tag: 10, ring: 5 } as const;
/** Of standing in the next way, and one distance farther: less than a pixel on another tag of a few letters. */
const WAY_COST = 0.5;
const DISTANCE_COST = 60;

/** Where to write what belongs to each star, so that nothing lies on another; the first stars choose first. */
export function placeTags(stars: readonly TaggedStar[], rules: TagRules): FieldTag[] {
  const taken: Box[] = [];
  return stars.map((star, index) => {
    const rings = stars.filter((_, other) => other !== index).map((other) => ringOf(other, rules));
    const { tag, box } = bestPlace(star, { taken, rings, rules });
    taken.push(box);
    return tag;
  });
}

interface Standing {
  taken: readonly Box[];
  rings: readonly Box[];
  rules: TagRules;
}

function bestPlace(star: TaggedStar, standing: Standing): { tag: FieldTag; box: Box } {
  const places = DISTANCES.flatMap((distance, far) =>
    WAYS.map((way, rank) => {
      const box = boxAt(star, way, distance, standing.rules);
      const cost = costOf(box, standing) + rank * WAY_COST + far * DISTANCE_COST;
      return { box, lineTo: far === 0 ? null : edgeOf(star, way, standing.rules), cost };
    }),
  );
  const { box, lineTo } = places.reduce((best, place) => (place.cost < best.cost ? place : best));
  const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  return { tag: { text: star.text, ...middle, lineTo }, box };
}

function edgeOf(star: OnPicture, way: OnPicture, { ringPixels }: TagRules): OnPicture {
  return { x: star.x + way.x * ringPixels, y: star.y + way.y * ringPixels };
}

function boxAt(star: TaggedStar, way: OnPicture, distance: number, { ringPixels, letter }: TagRules): Box {
  const [width, height] = [star.text.length * letter.width, letter.height];
  const reach = ringPixels + GAP_PIXELS + distance * letter.height;
  const x = star.x + way.x * reach + (Math.sign(way.x) * width) / 2;
  const y = star.y + way.y * reach + (Math.sign(way.y) * height) / 2;
  return { left: x - width / 2, top: y - height / 2, width, height };
}

function costOf(box: Box, { taken, rings, rules }: Standing): number {
  const onTags = taken.reduce((sum, other) => sum + overlapArea(box, other), 0);
  const onRings = rings.reduce((sum, ring) => sum + overlapArea(box, ring), 0);
  return COSTS.outside * outsideArea(box, rules.picture) + COSTS.tag * onTags + COSTS.ring * onRings;
}

function ringOf({ x, y }: OnPicture, { ringPixels }: TagRules): Box {
  return { left: x - ringPixels, top: y - ringPixels, width: 2 * ringPixels, height: 2 * ringPixels };
}
