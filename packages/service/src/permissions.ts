import type { ServiceName } from './services.ts'

/** What people may be allowed to do, `resource:action`. Roles map to these in the user service's database. */
export const PERMISSIONS = [
  'system:read',
  'system:operate',
  'activity:read',
  'user:read',
  'user:update',
  'user:suspend',
  'role:read',
  'role:update',
  'category:update',
  'product:read',
  'product:update',
  'price:read',
  'price:update',
  'offer:read',
  'offer:update',
  'supplier:read',
  'supplier:sync',
  'order:read',
  'order:operate',
  'payment:read',
  'payment:confirm',
  'wallet:read',
  'wallet:adjust',
  'merchant:read',
  'merchant:verify',
  'review:moderate',
  'redemption:read',
  'redemption:operate',
  'fraud:read',
  'fraud:operate',
  'code:read',
  'code:operate',
] as const

/** What only services ask of each other. */
export const SERVICE_PERMISSIONS = [
  'caller:resolve',
  'guest:create',
  'contact:read',
  'quote:make',
  'ledger:post',
  'ledger:read',
  'payment:open',
  'price-list:read',
  'voucher:read',
] as const

export type Permission = (typeof PERMISSIONS)[number] | (typeof SERVICE_PERMISSIONS)[number]

/** Least privilege between our own processes: who may ask what of whom. */
export const servicePermissions: Readonly<Record<ServiceName, readonly Permission[]>> = {
  gateway: ['caller:resolve'],
  user: [],
  catalog: ['price-list:read', 'contact:read'],
  order: ['guest:create', 'contact:read', 'quote:make', 'ledger:post', 'ledger:read', 'payment:open'],
  wallet: ['payment:open', 'contact:read'],
  payment: ['contact:read'],
  notification: ['contact:read'],
  redemption: ['voucher:read', 'contact:read'],
}

/** What an API key can be limited to: each names the `own` routes it opens. */
export const SCOPES = [
  'profile:read',
  'order:place',
  'order:read',
  'wallet:read',
  'deposit:create',
  'notification:read',
  'merchant:manage',
  'voucher:redeem',
  'voucher:claim',
  'review:write',
] as const
export type Scope = (typeof SCOPES)[number]

export const isForServices = (permission: Permission): boolean =>
  SERVICE_PERMISSIONS.some((each) => each === permission)

/** Does a list of granted permissions (`payment:*` and `*` allowed) contain one? */
export const allows = (granted: readonly string[], wanted: string): boolean =>
  granted.some((each) => each === wanted || each === '*' || each === `${wanted.split(':')[0]}:*`)
