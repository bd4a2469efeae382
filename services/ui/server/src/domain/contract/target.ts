import type { catalog } from '@wombat/proto';

/** GET /api/target?night=&targetName=&filter= : who the star of a folder is, or may be. */
export type TargetAnswer = catalog.GetTargetResponse;
export type OfferedStar = catalog.Offered;

/** POST /api/alias : a person says who the star of a folder is. */
export type AliasRequest = catalog.SetAliasRequest;
export type AliasAnswer = catalog.SetAliasResponse;

/** POST /api/comps/ask : for how many series they are asked. */
export type AskedAgain = catalog.AskAgainResponse;
