import assert from 'node:assert/strict';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { migration } from '../tables/migration.js';
import type { EntityClass } from '../tables/reader.js';
import { assertEntitiesFit } from './entityColumns.js';

@Entity('plate')
class Plate {
  @PrimaryColumn('text') declare path: string;
  @Column('boolean', { name: 'is_solved' }) declare isSolved: boolean;
  @Column('text', { nullable: true }) declare note: string | null;
}

@Entity('plate')
class Narrow {
  @PrimaryColumn('text') declare path: string;
  @Column('boolean', { name: 'is_solved' }) declare isSolved: boolean;
}

@Entity('plate')
class Sure {
  @PrimaryColumn('text') declare path: string;
  @Column('boolean', { name: 'is_solved' }) declare isSolved: boolean;
  @Column('text') declare note: string;
}

@Entity('plates')
class Astray {
  @PrimaryColumn('text') declare path: string;
}

const plates = migration('Plates1763000000000', [
  'CREATE TABLE plate (path TEXT PRIMARY KEY, is_solved INTEGER NOT NULL, note TEXT)',
]);
const fits = (...entities: EntityClass[]) =>
  assertEntitiesFit({ streams: ['events'], migrations: [plates], entities, handlers: {} });

describe('assertEntitiesFit', () => {
  it('passes for an entity with all columns of its table', () => fits(Plate));

  it('fails where a column is missing, may be null against its word, or there is no such table', async () => {
    await assert.rejects(fits(Plate, Narrow), /columns of the entity of plate/);
    await assert.rejects(fits(Sure), /columns of the entity of plate/);
    await assert.rejects(fits(Astray), /there is no table plates/);
  });
});
