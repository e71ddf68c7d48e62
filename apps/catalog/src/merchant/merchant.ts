import type { Hours, Texts } from '@konter/core'

export type MerchantStatus = 'applied' | 'verified' | 'rejected' | 'suspended'
export type MerchantStep = 'apply' | 'verify' | 'reject' | 'suspend' | 'restore'

/** The whole life of a merchant. `apply` is the owner's: again, after it was rejected; all others are steps of operators. */
export const steps: Record<MerchantStatus, Partial<Record<MerchantStep, MerchantStatus>>> = {
  applied: { verify: 'verified', reject: 'rejected' },
  rejected: { apply: 'applied' },
  verified: { suspend: 'suspended' },
  suspended: { restore: 'verified' },
}

/** Where the zones of Indonesia change is where the days of a voucher do. */
export const TIME_ZONES = ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'] as const
export type TimeZone = (typeof TIME_ZONES)[number]

export type StaffRole = 'owner' | 'cashier'

export type Merchant = {
  id: string
  number: number
  slug: string
  category: string
  name: Texts
  description: Texts
  phone: string | null
  status: MerchantStatus
  active: boolean
  timeZone: TimeZone
  strict: boolean
  refusedBecause: string | null
  verifiedAt: Date | null
  appliedBy: string
  createdAt: Date
  updatedAt: Date
  version: number
}

export type StaffMember = { userId: string; role: StaffRole; label: string; addedAt: Date }

export type Location = {
  id: string
  merchantId: string
  name: string
  address: string
  area: string
  latitude: number
  longitude: number
  openingHours: Hours | null
  closed: boolean
}

/** Only then does it publish, is it found, are its vouchers redeemed. */
export const isTrading = ({ status, active }: Pick<Merchant, 'status' | 'active'>): boolean =>
  status === 'verified' && active

/** `Kopi Sénja №1` → `kopi-senja-no1`; empty when nothing of it fits an address. */
export const slugFrom = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, slugLengthMax)
    .replace(/-+$/, '')

const slugLengthMax = 60
