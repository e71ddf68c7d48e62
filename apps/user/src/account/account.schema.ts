import { Id, Instant, LanguageSchema, Nullable, OneOf, Page, page } from '@konter/core'
import { type Static, Type } from 'typebox'
import { type Account, CUSTOMER_TYPES, MEMBER_LEVELS, ROLES, reachOf } from './account.ts'

const closed = { additionalProperties: false }

/** One line of text: what Postgres or JSON cannot hold is refused at the door. */
export const line = (minLength: number, maxLength: number, options: object = {}) =>
  Type.String({ minLength, maxLength, pattern: '^[^\\p{Cc}\\p{Cs}]*$', ...options })

const Name = line(1, 100, { pattern: '^(?=.*\\S)[^\\p{Cc}\\p{Cs}]+$' })
const Email = Type.String({ format: 'email', maxLength: 254 })
const Phone = Type.String({
  pattern: '^[+()0-9 .-]{6,24}$',
  description: 'As people type it: `0812…`, `62812…`, `+62 812-…`.',
})
const Username = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9._-]{2,29}$' })
const Password = Type.String({ minLength: 8, maxLength: 128 })

const credentials = {
  email: Type.Optional(Email),
  phone: Type.Optional(Phone),
  username: Type.Optional(Username),
  password: Password,
}
const remember = Type.Optional(Type.Boolean({ description: 'Stay signed in for 30 days instead of 24 hours.' }))

export type Register = Static<typeof Register>
export const Register = Type.Object(
  { name: Name, ...credentials, language: Type.Optional(LanguageSchema), remember },
  { ...closed, title: 'Register', description: 'E-mail or phone, or both.' },
)

export type ClaimGuest = Static<typeof ClaimGuest>
export const ClaimGuest = Type.Object(
  { name: Type.Optional(Name), ...credentials, remember },
  { ...closed, title: 'ClaimGuest', description: 'E-mail or phone, or both.' },
)

export type ChangeProfile = Static<typeof ChangeProfile>
export const ChangeProfile = Type.Object(
  { name: Type.Optional(Name), language: Type.Optional(LanguageSchema) },
  { ...closed, title: 'ChangeProfile', minProperties: 1 },
)

export type CreateGuest = Static<typeof CreateGuest>
export const CreateGuest = Type.Object(
  {
    guestId: Id,
    name: Type.Optional(Name),
    email: Type.Optional(Email),
    phone: Type.Optional(Phone),
    language: Type.Optional(LanguageSchema),
  },
  { ...closed, title: 'CreateGuest' },
)

const user = {
  id: Id,
  name: Type.String(),
  email: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  username: Nullable(Type.String()),
  role: OneOf(ROLES),
  customerType: OneOf(CUSTOMER_TYPES),
  memberLevel: OneOf(MEMBER_LEVELS),
  guest: Type.Boolean(),
  language: LanguageSchema,
}

export type UserView = Static<typeof UserView>
export const UserView = Type.Object(user, { title: 'User' })

export const ContactView = Type.Object(
  {
    userId: Id,
    name: Type.String(),
    email: Nullable(Type.String()),
    phone: Nullable(Type.String()),
    language: LanguageSchema,
    customerType: OneOf(CUSTOMER_TYPES),
    memberLevel: OneOf(MEMBER_LEVELS),
    guest: Type.Boolean(),
  },
  { title: 'UserContact' },
)

/** Somebody as staff see them. */
export const UserRecord = Type.Object(
  { ...user, status: OneOf(['active', 'suspended']), createdAt: Instant },
  { title: 'UserRecord' },
)
export const UserRecordPage = page(UserRecord, 'UserRecordPage')

export const ListUsers = Type.Object(
  {
    q: Type.Optional(line(2, 100, { description: 'Part of a name, e-mail, phone number or username.' })),
    ...Page,
  },
  closed,
)

const Reason = line(3, 500, { description: 'Kept in the activity log.' })

export type ManageUser = Static<typeof ManageUser>
export const ManageUser = Type.Object(
  {
    role: Type.Optional(OneOf(ROLES)),
    customerType: Type.Optional(OneOf(CUSTOMER_TYPES)),
    memberLevel: Type.Optional(OneOf(MEMBER_LEVELS)),
    reason: Type.Optional(Reason),
  },
  { ...closed, title: 'ManageUser', minProperties: 1 },
)
export const GiveReason = Type.Object({ reason: Reason }, { ...closed, title: 'GiveReason' })

export const userViewOf = (account: Account): UserView => ({
  id: account.id,
  name: account.name,
  ...reachOf(account),
  username: account.username,
  role: account.role,
  customerType: account.customerType,
  memberLevel: account.memberLevel,
  guest: account.guest,
  language: account.language,
})

export const userRecordOf = (account: Account) => ({
  ...userViewOf(account),
  status: account.status,
  createdAt: account.createdAt,
})

export const contactViewOf = (account: Account) => ({
  userId: account.id,
  name: account.name,
  ...reachOf(account),
  language: account.language,
  customerType: account.customerType,
  memberLevel: account.memberLevel,
  guest: account.guest,
})
