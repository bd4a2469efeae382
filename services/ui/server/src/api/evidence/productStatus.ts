import type { ProductFault } from '@wombat/service-kit';

/** The HTTP status for a product that is not given. */
export const STATUS_OF_PRODUCT = {
  missing: 404,
  changed: 409,
  unreadable: 500,
} as const satisfies Record<ProductFault['code'], number>;
