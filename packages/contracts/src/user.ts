import { Id, LanguageSchema, Nullable, OneOf } from '@konter/core'
import { Type } from 'typebox'
import { defineEvent } from './event.ts'

export const CUSTOMER_TYPES = ['retail', 'reseller'] as const
export const MEMBER_LEVELS = ['bronze', 'silver', 'gold', 'reseller'] as const
export const ROLES = ['super_admin', 'admin', 'operator', 'merchant', 'customer'] as const

const Person = {
  userId: Id,
  name: Type.String(),
  email: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  guest: Type.Boolean(),
  language: LanguageSchema,
}

export const UserRegistered = defineEvent('user.registered.v1', 'userId', Type.Object(Person))

/** The whole person as it is now: readers keep the newest by sequence. */
export const UserChanged = defineEvent('user.changed.v1', 'userId', Type.Object(Person))

/**
 * What somebody may do is no longer what it was: a session ended, a key was revoked, a role, type, level or suspension
 * changed. Whoever caches callers forgets this user, or (role permissions edited) everybody of this role.
 */
export const AccessChanged = defineEvent(
  'user.access-changed.v1',
  'subject',
  Type.Object({
    /** The user's id, or `role:<name>`. */
    subject: Type.String(),
    userId: Nullable(Id),
    role: Nullable(OneOf(ROLES)),
  }),
)
