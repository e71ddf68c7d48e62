import type { CustomerType, MemberLevel, Role } from '../account/account.ts'
import type { Tx } from '../context.ts'

export type SessionCaller = {
  userId: string
  role: Role
  customerType: CustomerType
  memberLevel: MemberLevel
  guest: boolean
  permissions: string[]
}

export type KeyCaller = SessionCaller & { apiKeyId: string; scopes: string[]; allowedIps: string[] }

const person = `
  a.id as "userId", a.role, a.customer_type as "customerType", a.member_level as "memberLevel", a.guest,
  array(select p.permission from role_permission p where p.role = a.role) as permissions`

/** Everything that is asked for with every uncached request, in one statement each: only while it all holds. */
export async function callerOfSession(
  db: Tx,
  id: string,
  userId: string,
  at: Date,
): Promise<SessionCaller | undefined> {
  const [row] = await db.query<SessionCaller>(
    `select ${person} from session s join account a on a.id = s.user_id
      where s.id = $1::uuid and s.user_id = $2::uuid and s.ended_at is null and s.expires_at > $3::timestamptz
        and a.status = 'active'`,
    [id, userId, at],
  )
  return row
}

export async function callerOfApiKey(db: Tx, hash: Uint8Array): Promise<KeyCaller | undefined> {
  const [row] = await db.query<KeyCaller>(
    `select ${person}, k.id as "apiKeyId", k.scopes, k.allowed_ips as "allowedIps"
       from api_key k join account a on a.id = k.user_id
      where k.hash = $1::bytea and k.revoked_at is null and a.status = 'active'`,
    [hash],
  )
  return row
}
