import { ObjectStoreConfig, ServiceConfig } from '@konter/service'
import { Type } from 'typebox'

export type CatalogConfig = typeof CatalogConfig
export const CatalogConfig = Type.Object({
  ...ServiceConfig,
  ...ObjectStoreConfig,
  COST_JUMP_PERCENT_MAX: Type.Integer({
    minimum: 1,
    maximum: 1_000,
    default: 40,
    description:
      'A cost that moves further than this between two price lists, up or down, parks the product for review.',
  }),
  LIST_PERCENT_MIN: Type.Integer({
    minimum: 0,
    maximum: 100,
    default: 50,
    description: 'A price list with fewer items than this share of the last one is refused as a whole.',
  }),
  SYNC_REPORT_DAYS: Type.Integer({
    minimum: 1,
    maximum: 3_650,
    default: 90,
    description: 'How long the lines of sync reports are kept; the counts and the cost history stay.',
  }),
  IMAGE_UNUSED_DAYS: Type.Integer({
    minimum: 1,
    maximum: 3_650,
    default: 7,
    description: 'How long an image stays that no voucher and no merchant shows.',
  }),
})
