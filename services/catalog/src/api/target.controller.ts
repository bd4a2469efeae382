import { status } from '@grpc/grpc-js';
import { Controller } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import { type catalog, OfferedStar } from '@wombat/proto';
import { UNNAMED } from '@wombat/proto/words';
import { ServiceKit } from '@wombat/service-kit';
import { type SkyPosition, skyToPixel } from '@wombat/sky';
import { In } from 'typeorm';
import { type Footprint, readAlias, wellPointed } from '../domain/index.js';
import { CatalogTables } from '../projection/catalogTables.js';
import { FolderAlias } from '../projection/entities/folderAlias.js';
import { NamedSeries } from '../projection/entities/namedSeries.js';
import { NamedStar } from '../reactor/namedStar.js';

/** Who the star of a folder is, who it may be, and a person's word on it. */
@Controller()
export class TargetController {
  private readonly tables: CatalogTables;

  constructor(
    private readonly kit: ServiceKit,
    private readonly named: NamedStar,
  ) {
    this.tables = new CatalogTables(kit);
  }

  @GrpcMethod('CatalogService', 'GetTarget')
  async getTarget(asked: catalog.GetTargetRequest): Promise<catalog.GetTargetResponse> {
    const { targetName } = asked;
    const series = await this.find(asked);
    if (series === null) throw refusal(status.NOT_FOUND, `no series of the folder ${targetName} is known`);
    const [frame] = wellPointed(this.tables.footprints(series));
    const offered = (JSON.parse(series.offered) as unknown[]).map(OfferedStar.fromJSON);
    return {
      night: series.night,
      targetName,
      filter: series.filter,
      code: series.code ?? undefined,
      reason: series.reason,
      star: series.star,
      foundBy: series.foundBy,
      offered: offered.map((star) => ({ ...star, ...placeOn(frame, star) })),
      aliases: await this.aliases(targetName),
      frameWidth: frame?.width ?? 0,
      frameHeight: frame?.height ?? 0,
      settledBy: this.settledBy(targetName),
    };
  }

  @GrpcMethod('CatalogService', 'SetAlias')
  async setAlias(asked: catalog.SetAliasRequest): Promise<catalog.SetAliasResponse> {
    const { folder, by, note } = asked;
    const read = readAlias(asked);
    if (!read.ok) throw refusal(status.INVALID_ARGUMENT, read.fault.message);
    if (this.kit.store.get('SELECT 1 FROM series WHERE target_name = ? LIMIT 1', folder) === undefined)
      throw refusal(status.NOT_FOUND, `no series of the folder ${folder} is known`);
    const settled = this.settledBy(folder);
    if (settled !== '') throw refusal(status.FAILED_PRECONDITION, settled);
    const star = await this.named.find(folder, read.value);
    if (!star.ok) throw refusal(status.FAILED_PRECONDITION, star.fault.message);
    const { name, raDegrees, decDegrees, auid } = star.value;
    const taken = await this.kit.decide({
      id: `alias:${folder}:${this.kit.now().toISOString()}`,
      type: 'AliasSet',
      payload: { folder, name, raDegrees, decDegrees, auid, by: by.trim(), note: note.trim() },
    });
    if (!taken) throw refusal(status.ABORTED, `somebody else has just said who ${folder} is: look again`);
    return { name, raDegrees, decDegrees };
  }

  /** The series asked for; without a night the one that waits for a name goes before the newest. */
  private find({ targetName, night, filter }: catalog.GetTargetRequest): Promise<NamedSeries | null> {
    const newest = { night: 'DESC', filter: 'ASC' } as const;
    return this.kit.store.read(NamedSeries, async (series) => {
      if (night !== '') return series.findOneBy({ targetName, night, filter });
      const waiting = { targetName, code: In([...UNNAMED]) };
      const found = await series.findOne({ where: waiting, order: newest });
      return found ?? series.findOne({ where: { targetName }, order: newest });
    });
  }

  /** Every word on a folder, newest first. */
  private aliases(folder: string): Promise<catalog.Alias[]> {
    return this.kit.store.read(FolderAlias, (aliases) =>
      aliases.find({ where: { folder }, order: { sequence: 'DESC' } }),
    );
  }

  private settledBy(folder: string): string {
    const word = this.tables.configured(folder);
    if (word === '') return '';
    return `wombat.yaml says that it is ${word}, under targets: ${folder}: and goes before: change it there, then start again`;
  }
}

/** In parts of the frame's width and height; nothing where it does not lie before the camera. */
function placeOn(frame: Footprint | undefined, star: SkyPosition): { x?: number; y?: number } {
  const pixel = frame === undefined ? null : skyToPixel(frame.wcs, star);
  if (frame === undefined || pixel === null) return {};
  return { x: (pixel.x + 0.5) / frame.width, y: (pixel.y + 0.5) / frame.height };
}

function refusal(code: status, message: string): RpcException {
  return new RpcException({ code, message });
}
