import * as catalog from '../gen/wombat/catalog/v1/catalog.js';
import { type Told, told } from '../told.js';
import { answering } from './answering.js';

export * from '../gen/wombat/catalog/v1/catalog.js';

export type GetTargetResponse = Told<catalog.GetTargetResponse>;
export const GetTargetResponse = told(catalog.GetTargetResponse, {});

export const CatalogServiceDefinition = answering(catalog.CatalogServiceDefinition, { getTarget: GetTargetResponse });
