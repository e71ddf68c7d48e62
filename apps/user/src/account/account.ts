import {
  type AccessChanged,
  CUSTOMER_TYPES,
  type EventData,
  MEMBER_LEVELS,
  ROLES,
  type UserChanged,
} from '@konter/contracts'
import { type Language, newId } from '@konter/core'

export { CUSTOMER_TYPES, MEMBER_LEVELS, ROLES }
export type Role = (typeof ROLES)[number]
export type CustomerType = (typeof CUSTOMER_TYPES)[number]
export type MemberLevel = (typeof MEMBER_LEVELS)[number]
export type AccountStatus = 'active' | 'suspended'
export type AccountStep = 'suspend' | 'reinstate'

/** A customer, a guest or a member of staff. */
export type Account = {
  id: string
  name: string
  email: string | null
  phone: string | null
  username: string | null
  passwordHash: string | null
  /** Of guests only, who cannot sign in by it. */
  contactEmail: string | null
  contactPhone: string | null
  role: Role
  customerType: CustomerType
  memberLevel: MemberLevel
  guest: boolean
  language: Language
  status: AccountStatus
  createdAt: Date
}

/** The whole life of an account's status. A step that is not in this table cannot happen. */
export const steps: Record<AccountStatus, Partial<Record<AccountStep, AccountStatus>>> = {
  active: { suspend: 'suspended' },
  suspended: { reinstate: 'active' },
}

type Given = Pick<Account, 'name' | 'guest' | 'language' | 'createdAt'> & Partial<Account>

/** Whoever is new begins as a retail customer of the lowest level. */
export const newAccount = (given: Given): Account => ({
  id: newId(),
  email: null,
  phone: null,
  username: null,
  passwordHash: null,
  contactEmail: null,
  contactPhone: null,
  role: 'customer',
  customerType: 'retail',
  memberLevel: 'bronze',
  status: 'active',
  ...given,
})

const guestNames = { id: 'Tamu', en: 'Guest' }
export const guestName = (language: Language): string => guestNames[language]

/** Where somebody is reached, registered or not. */
export const reachOf = (account: Account) => ({
  email: account.email ?? account.contactEmail,
  phone: account.phone ?? account.contactPhone,
})

/** What the others are told about somebody. */
export const personOf = (account: Account): EventData<typeof UserChanged> => ({
  userId: account.id,
  name: account.name,
  ...reachOf(account),
  guest: account.guest,
  language: account.language,
})

/** Whoever cached what this user may do has to ask again. */
export const accessOf = (userId: string): EventData<typeof AccessChanged> => ({ subject: userId, userId, role: null })

/** Roles that could take over the shop: only a super_admin gives, takes or suspends them. */
const guarded: readonly Role[] = ['super_admin', 'admin']

export const mayRuleOver = (actor: Role, ...roles: readonly Role[]): boolean =>
  actor === 'super_admin' || !roles.some((role) => guarded.includes(role))
