import { hash } from 'node:crypto';
import { FrameMeta } from '@wombat/proto';

/** 16 hexadecimal digits that change with anything the settings of a camera and the header say of a frame. */
export function hashOfMeta(meta: FrameMeta | undefined): string {
  const json = JSON.stringify(FrameMeta.toJSON(meta ?? FrameMeta.fromJSON({})));
  return hash('sha256', json, 'hex').slice(0, 16);
}
