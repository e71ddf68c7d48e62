import { AudienceSchema } from '@konter/contracts'
import {
  Cursor,
  Id,
  Instant,
  MONEY_MAX,
  Nullable,
  OneOf,
  PageLimit,
  page,
  TextsSchema,
  versionRead,
} from '@konter/core'
import { Type } from 'typebox'
import { OwnStepView, StepView } from '../merchant/merchant.schema.ts'
import { TextsBody } from '../text/text.schema.ts'
import { AudienceBody } from '../voucher/voucher.schema.ts'
import { CAMPAIGN_STATUSES, END_REASONS } from './campaign.ts'

const Whole = {
  id: Id,
  merchantId: Nullable(Type.String({ format: 'uuid', description: 'null: ours, which every merchant may join.' })),
  name: TextsSchema,
  description: TextsSchema,
  priority: Type.Integer(),
  startsAt: Instant,
  endsAt: Instant,
  budgetAmount: Nullable(Type.Integer({ description: 'Whole rupiah of discount; null: as much as it takes.' })),
  spentAmount: Type.Integer({ description: 'Of the redemptions that stand.' }),
  audience: AudienceSchema,
  status: OneOf(CAMPAIGN_STATUSES),
  endedBecause: Nullable(OneOf(END_REASONS)),
  createdAt: Instant,
  updatedAt: Instant,
  version: Type.Integer(),
}
export const CampaignView = Type.Object(Whole, { title: 'Campaign' })
export const CampaignWithSteps = Type.Object({ ...Whole, steps: Type.Array(StepView) }, { title: 'CampaignWithSteps' })
export const OwnCampaignWithSteps = Type.Object(
  { ...Whole, steps: Type.Array(OwnStepView) },
  { title: 'OwnCampaignWithSteps' },
)
export const CampaignPage = page(CampaignView, 'CampaignPage')

const Fields = {
  description: Type.Optional(TextsBody),
  priority: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000, description: 'Higher comes first.' })),
  budgetAmount: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: MONEY_MAX }))),
  audience: Type.Optional(AudienceBody),
}
export const NewCampaignBody = Type.Object(
  { name: TextsBody, startsAt: Instant, endsAt: Instant, ...Fields },
  { additionalProperties: false, title: 'NewCampaign' },
)
export const CampaignEditBody = Type.Object(
  {
    version: versionRead('Of the campaign that was read.'),
    name: Type.Optional(TextsBody),
    startsAt: Type.Optional(Instant),
    endsAt: Type.Optional(Instant),
    ...Fields,
  },
  { additionalProperties: false, minProperties: 2, title: 'CampaignEdit' },
)
export const CampaignQuery = Type.Object(
  {
    limit: Type.Optional(PageLimit),
    cursor: Type.Optional(Cursor),
    status: Type.Optional(OneOf(CAMPAIGN_STATUSES)),
  },
  { additionalProperties: false },
)
export const ByCampaign = Type.Object({ id: Id, campaignId: Id }, { additionalProperties: false })
