import { newId } from '@konter/core'
import { commonProblem } from '@konter/service'
import { lockAccount } from '../account/account.repo.ts'
import { recordAct } from '../activity/activity.repo.ts'
import type { By } from '../activity/activity.ts'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import { insertApiKey, listApiKeys } from './api-key.repo.ts'
import type { CreateApiKey } from './api-key.schema.ts'
import { type ApiKey, hashOf, isAddressRange, keysPerUserMax, newSecretKey, prefixOf } from './api-key.ts'

/** The key itself is in this answer and nowhere else. */
export async function createApiKey(
  ctx: Context,
  by: By,
  userId: string,
  { name, scopes, allowedIps = [] }: CreateApiKey,
): Promise<{ apiKey: ApiKey; key: string }> {
  demandRanges(allowedIps)
  const key = newSecretKey()
  const given = { name: name.trim(), prefix: prefixOf(key), scopes, allowedIps }
  const at = ctx.now()
  const apiKey: ApiKey = {
    id: newId(),
    userId,
    ...given,
    hash: hashOf(key),
    createdAt: at,
    lastUsedAt: null,
    revokedAt: null,
  }
  await ctx.transaction(async (tx) => {
    // Locked, so that keys made side by side are counted one after the other.
    const account = await lockAccount(tx, userId)
    if (account.guest) throw problem('user.guest-refused', {})
    if ((await listApiKeys(tx, userId)).length >= keysPerUserMax)
      throw problem('api-key.too-many', { max: keysPerUserMax })
    await insertApiKey(tx, apiKey)
    await recordAct(tx, {
      ...by,
      at,
      action: 'api-key.created',
      subject: `user:${userId}`,
      after: { id: apiKey.id, ...given },
    })
  })
  return { apiKey, key }
}

function demandRanges(ranges: readonly string[]): void {
  const errors = ranges.flatMap((range, index) =>
    isAddressRange(range)
      ? []
      : [
          {
            pointer: `/allowedIps/${index}`,
            message: { id: 'bukan alamat IP atau rentang CIDR', en: 'is not an address or CIDR range' },
          },
        ],
  )
  if (errors.length > 0) throw commonProblem('request.invalid', {}, { errors })
}
