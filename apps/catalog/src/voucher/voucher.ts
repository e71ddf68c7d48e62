import type { VoucherTerms } from '@konter/contracts'

export type VoucherStatus = 'draft' | 'published' | 'paused' | 'expired' | 'archived'
export type VoucherStep = 'publish' | 'pause' | 'resume' | 'expire' | 'archive'

/** The whole life of a voucher (docs/vouchers.md). A step that is not in this table cannot happen. */
export const steps: Record<VoucherStatus, Partial<Record<VoucherStep, VoucherStatus>>> = {
  draft: { publish: 'published', archive: 'archived' },
  published: { pause: 'paused', expire: 'expired' },
  paused: { resume: 'published', expire: 'expired', archive: 'archived' },
  expired: { archive: 'archived' },
  archived: {},
}

/** What customers may see: what they can claim, and what they may hold a claim of. */
export const shown: readonly VoucherStatus[] = ['published', 'paused', 'expired']

export const CLAIMABLE = ['now', 'not-yet', 'over', 'paused'] as const
/** By its status and its window; what is left of it is known to redemption. */
export type Claimable = (typeof CLAIMABLE)[number]

/** Before it ends it can be edited: freely as a draft, as a new version when it was promised. */
export const isEditable = ({ status }: Pick<Voucher, 'status'>): boolean =>
  status === 'draft' || status === 'published' || status === 'paused'

/** Of a draft maybe not all of them yet. */
export type DraftTerms = { [Field in keyof VoucherTerms]?: VoucherTerms[Field] | undefined }

export type Metadata = Record<string, string>

export type Voucher = {
  id: string
  merchantId: string
  status: VoucherStatus
  /** Counts what was promised; 0 is a draft that never was. */
  version: number
  /** Counts edits and steps. */
  revision: number
  terms: DraftTerms
  priority: number
  metadata: Metadata
  clonedFrom: string | null
  publishedAt: Date | null
  createdAt: Date
  updatedAt: Date
}

/** What nobody has to say: no limit in total, once for everybody, wherever the merchant is, for anyone. */
export const usualTerms = {
  currency: 'IDR',
  totalLimit: null,
  perCustomerLimit: 1,
  locationIds: [],
  audience: {},
  campaignId: null,
  imageIds: [],
} as const satisfies DraftTerms
