import { RequestMethod } from '@nestjs/common';
import { UiModule } from '../ui.module.js';

/** Every route of the server as Nest knows it, such as `GET /api/series`. */
export function servedRoutes(): string[] {
  return (Reflect.getMetadata('controllers', UiModule) as { prototype: object }[]).flatMap((controller) => {
    const base: string = Reflect.getMetadata('path', controller);
    return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
      const handler = Reflect.get(controller.prototype, name) as object;
      const method: RequestMethod | undefined = Reflect.getMetadata('method', handler);
      if (method === undefined) return [];
      const path = `/${base}/${Reflect.getMetadata('path', handler)}`.replace(/\/+/g, '/').replace(/\/$/, '');
      return [`${RequestMethod[method]} ${path}`];
    });
  });
}
