import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { defaultNights } from './nights/defaultNights.js';
import type { FrameTruth } from './nights/nightTruth.js';
import { offTangentPlane, onTangentPlane } from './scene/skyPlane.js';
import { writeObservatory } from './writeObservatory.js';

const run = promisify(execFile);

interface Solution {
  centre: { raDegrees: number; decDegrees: number };
  scaleArcsec: number;
}

async function solve(
  directory: string,
  frame: string,
  { database, fieldDegrees }: { database: string; fieldDegrees: number },
): Promise<Solution> {
  const copy = join(directory, 'in.fits');
  await copyFile(frame, copy);
  await rm(join(directory, 'in.ini'), { force: true });
  await run('astap_cli', ['-f', copy, '-d', database, '-r', '5', '-z', '1', '-fov', String(fieldDegrees)], {
    timeout: 60_000,
  });
  const text = await readFile(join(directory, 'in.ini'), 'utf8');
  assert.match(text, /^PLTSOLVD=T/m);
  const number = (key: string) => Number(new RegExp(`^${key}= *(.*)$`, 'm').exec(text)?.[1]);
  return {
    centre: { raDegrees: number('CRVAL1'), decDegrees: number('CRVAL2') },
    scaleArcsec: 3600 * Math.sqrt(Math.abs(number('CD1_1') * number('CD2_2') - number('CD1_2') * number('CD2_1'))),
  };
}

/** Sky position of the frame's middle, by its true WCS. */
function trueCentre({ wcs: { crval, crpix, cd } }: FrameTruth, { width, height }: { width: number; height: number }) {
  const [dx, dy] = [(width + 1) / 2 - crpix[0], (height + 1) / 2 - crpix[1]];
  const standard = { east: (cd[0] * dx + cd[1] * dy) * 3600, north: (cd[2] * dx + cd[3] * dy) * 3600 };
  return offTangentPlane(standard, { raDegrees: crval[0], decDegrees: crval[1] });
}

describe('ASTAP solves the default nights', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'observatory-'));
  });
  afterAll(() => rm(root, { recursive: true }));

  for (const [name, night] of Object.entries(defaultNights)) {
    for (const size of [512, 1024]) {
      it(`${name} at ${size} pixels, every frame, to a quarter of a pixel`, async () => {
        const plan = night({
          width: size,
          height: size,
          framesPerFilter: 3,
          counts: { bias: 0, dark: 0, flatPerFilter: 0 },
        });
        const directory = join(root, `${name}-${size}`);
        const { dataDirectory, starDatabaseDirectory: database, truth } = await writeObservatory(directory, plan);
        const fieldDegrees = (plan.height * plan.pixelScaleArcsec) / 3600;
        for (const frame of truth.frames) {
          const solution = await solve(directory, join(dataDirectory, frame.file), { database, fieldDegrees });
          const off = onTangentPlane(solution.centre, trueCentre(frame, plan));
          assert.ok(
            off !== null && Math.hypot(off.east, off.north) < 0.25 * plan.pixelScaleArcsec,
            `${frame.file}: ${JSON.stringify(off)}`,
          );
          assert.ok(Math.abs(solution.scaleArcsec / plan.pixelScaleArcsec - 1) < 1e-3);
        }
      });
    }
  }
});
