import type { Caller, Claim } from '@konter/service'
import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { putStaff } from '../merchant-staff/merchant-staff.repo.ts'
import { problem } from '../problems.ts'
import { countWaiting, insertMerchant, nextMerchantNumber, noteMerchantStep } from './merchant.repo.ts'
import { type Merchant, slugFrom } from './merchant.ts'
import { checkedDetails, type MerchantDetails } from './merchant-details.ts'
import { tellMerchant } from './tell-merchant.ts'

/** Of one person, that nobody has looked at yet. */
const waitingMax = 5

export type Application = Pick<MerchantDetails, 'category' | 'name'> & Partial<MerchantDetails>

/** Whoever applies is the first owner. The answer is given by `view`, and kept with the key of the request. */
export async function applyAsMerchant(
  ctx: Context,
  claim: Claim,
  caller: Pick<Caller, 'userId' | 'actor' | 'guest'>,
  application: Application,
  view: (merchant: Merchant) => unknown,
): Promise<Merchant> {
  if (caller.guest) throw problem('merchant.guest-refused', {})
  const details = await checkedDetails(ctx.sql, application)
  return ctx.transaction(async (tx) => {
    const waiting = await countWaiting(tx, caller.userId)
    if (waiting >= waitingMax) throw problem('merchant.too-many-applications', { waiting })
    const at = ctx.now()
    const number = await nextMerchantNumber(tx)
    const merchant = newMerchant(claim.id, number, details, caller.userId, at)
    await insertNamed(async (slug) => insertMerchant(tx, { ...merchant, slug }), merchant)
    const owner = { userId: caller.userId, role: 'owner', label: '', addedAt: at } as const
    await putStaff(tx, merchant.id, owner, caller.actor)
    await noteMerchantStep(tx, merchant.id, {
      step: 'apply',
      actor: caller.actor,
      cause: 'applied',
      at,
      from: null,
      to: 'applied',
    })
    const told = await tellMerchant(tx, merchant.id)
    await logDeeds(tx, { actor: caller.actor, at }, [
      { act: 'merchant.apply', subject: 'merchant', subjectId: merchant.id, after: told },
    ])
    await claim.answer(tx, 201, view(told))
    return told
  })
}

const newMerchant = (id: string, number: number, details: Application, appliedBy: string, at: Date): Merchant => ({
  id,
  number,
  slug: '',
  category: details.category,
  name: details.name,
  description: details.description ?? { id: '' },
  phone: details.phone ?? null,
  status: 'applied',
  active: details.active ?? true,
  timeZone: details.timeZone ?? 'Asia/Jakarta',
  strict: details.strict ?? false,
  refusedBecause: null,
  verifiedAt: null,
  appliedBy,
  createdAt: at,
  updatedAt: at,
  version: 1,
})

/** `kopi-senja`, and for the next of that name `kopi-senja-1002`: numbers are nobody else's. */
async function insertNamed(insert: (slug: string) => Promise<boolean>, { name, number }: Merchant): Promise<void> {
  const slug = slugFrom(name.id)
  const candidates = slug === '' ? [`merchant-${number}`] : [slug, `${slug}-${number}`]
  for (const candidate of [...candidates, `merchant-${number}-${number}`]) if (await insert(candidate)) return
  throw new Error(`no slug is left for merchant ${number}`)
}
