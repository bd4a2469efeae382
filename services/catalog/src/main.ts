import { nightWords, runService } from '@wombat/service-kit';
import { CatalogModule } from './catalog.module.js';
import { catalog } from './projection/catalog.js';

await runService({
  name: 'catalog',
  database: 'db/catalog.db',
  projections: [catalog, ...nightWords],
  module: CatalogModule,
  grpc: { packages: ['wombat.catalog.v1'], files: ['wombat/catalog/v1/catalog.proto'] },
});
