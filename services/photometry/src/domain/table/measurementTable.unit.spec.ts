import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { itUnless, sharedPath, skipWithout, skipWithoutPrerequisite } from '@wombat/testdata';
import type { SeriesRoles } from '../comps/assignRoles.js';
import { flagBits } from '../measurement/flags.js';
import { TARGET_STAR_ID } from '../measurement/measurement.js';
import { type SimulatedStar, simulatedCandidate, simulateNight } from '../testing/simulatedNight.js';
import { measurementTable } from './measurementTable.js';

const checker = 'accept/check_aij_table.py';
const skipCheck = skipWithout(checker) || skipWithoutPrerequisite('python3');

const stars: SimulatedStar[] = [12.4, 11.9, 12.7, 13].map((mag, index) => ({
  starId: `comp${index}`,
  mag: () => mag,
  x: 100.125 + 50 * index,
  raDegrees: 359.9,
}));

function tableText(own: Partial<SimulatedStar> = {}, roles = ensemble()): string {
  const target: SimulatedStar = { starId: TARGET_STAR_ID, mag: (frame) => 12.5 + 0.01 * frame };
  const measured = [target, ...stars.map((star, index) => (index === 3 ? { ...star, ...own } : star))];
  const frames = simulateNight({ frames: 12, stars: measured, zeroPoint: () => 21, noise: true, seed: 2 });
  return measurementTable({ frames, roles, target: { raDegrees: 60.1, decDegrees: -16.5 } });
}

function ensemble(): SeriesRoles {
  const [check, ...others] = stars.map((star, index) => simulatedCandidate(star, index + 1));
  return {
    mode: 'ensemble',
    check: check ?? null,
    comps: others.map((candidate, index) => ({ role: `C${index + 3}` as const, candidate })),
    reportComp: null,
  };
}

function singleComp(): SeriesRoles {
  const comps = stars.slice(0, 1).map((star) => ({ role: 'C2' as const, candidate: simulatedCandidate(star, 1) }));
  return { mode: 'singleNoCheck', check: null, comps, reportComp: comps[0] ?? null };
}

function rows(text: string): Map<string, string>[] {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((line) => new Map(line.split('\t').map((cell, index) => [names[index] ?? '', cell])));
}

function accepted(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'table-'));
  try {
    const path = join(folder, 'a_phot.tbl');
    writeFileSync(path, text);
    return spawnSync('python3', [sharedPath(checker), path], { encoding: 'utf8' }).stdout.trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('measurementTable', () => {
  itUnless(skipCheck)('passes the acceptance check', () => {
    assert.equal(accepted(tableText()), 'table ok');
    assert.equal(accepted(tableText({}, singleComp())), 'table ok');
    assert.equal(accepted(tableText({ present: (frame) => frame > 3 })), 'table ok');
  });

  it('starts with a blank heading and numbers its rows', () => {
    const text = tableText();
    assert.ok(text.startsWith(' \tLabel\tslice\tSaturated\tJ.D.-2400000\tJD_UTC\tJD_SOBS\t'));
    assert.match(text.split('\n')[2] ?? '', /^2\tframe0002\.fits\t2\t0\t60963\.9/);
    assert.ok(text.endsWith('\n') && !text.includes('\r') && !text.includes('\t\n'));
  });

  it('converts pixels, hours and times', () => {
    const [row] = rows(tableText());
    const cell = (name: string) => Number(row?.get(name));
    assert.equal(cell('X(IJ)_T2'), 100.625);
    assert.equal(cell('X(FITS)_T2'), 101.125);
    assert.equal(cell('Y(FITS)_T1'), 301.75);
    assert.equal(cell('Y(IJ)_T1'), 1024 - 301.75 + 0.5);
    assert.ok(Math.abs(cell('RA_C3') - 359.9 / 15) < 1e-12);
    assert.ok(Math.abs(cell('RAOBJ2K') - 60.1 / 15) < 1e-12);
    assert.match(row?.get('JD_SOBS') ?? '', /^2460963\.9$/);
    assert.equal(cell('JD_UTC'), 2460963.9 + 30 / 86400);
    assert.equal(row?.get('EXPOSURE'), '60');
  });

  it('ends with the pixel counts of all stars but the first', () => {
    const head = tableText().split('\n')[0]?.split('\t') ?? [];
    assert.deepEqual(head.slice(-4), ['N_Src_Pixels_C4', 'N_Sky_Pixels_C4', 'N_Src_Pixels_C5', 'N_Sky_Pixels_C5']);
    assert.equal(head.indexOf('N_Src_Pixels_T1'), head.indexOf('Source-Sky_T1') + 1);
  });

  it('is NaN for a star off the frame, and in that frame for every ratio', () => {
    const all = rows(tableText({ present: (frame) => frame !== 1 }));
    for (const name of ['X(IJ)_C5', 'RA_C5', 'Source_AMag_C5', 'rel_flux_T1', 'tot_C_cnts', 'Source_AMag_T1']) {
      assert.equal(all[1]?.get(name), 'NaN', name);
      assert.notEqual(all[2]?.get(name), 'NaN', name);
    }
    assert.notEqual(all[1]?.get('Source-Sky_T1'), 'NaN');
  });

  it('has the catalogue magnitude for a comp and the measured one for the check star', () => {
    const [row] = rows(tableText());
    assert.equal(row?.get('Source_AMag_C3'), '11.9');
    assert.ok(Math.abs(Number(row?.get('Source_AMag_T2')) - 12.4) < 0.02);
    assert.notEqual(row?.get('Source_AMag_T2'), '12.4');
  });

  it('tells the saturated peak', () => {
    const all = rows(tableText({ flags: (frame) => (frame === 0 ? flagBits('saturated') : 0) }));
    assert.equal(all[0]?.get('Saturated'), all[0]?.get('Peak_C5'));
    assert.equal(all[1]?.get('Saturated'), '0');
  });
});
