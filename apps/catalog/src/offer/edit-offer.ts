import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { type ListedOffer, readOffer } from './offer.repo.ts'

export type OfferEdit = {
  priority?: number | undefined
  enabled?: boolean | undefined
  /** Staff has looked: the renamed item is still the same thing. */
  held?: false | undefined
  zoneJoin?: string | null | undefined
}

export function editOffer(ctx: Context, actor: string, id: string, edit: OfferEdit): Promise<ListedOffer> {
  return ctx.prismaTransaction(async (tx) => {
    const before = await readOffer(tx, id)
    const { priority, enabled, held, zoneJoin } = edit
    await tx.offer.update({
      where: { id },
      data: {
        updatedAt: ctx.now(),
        ...(priority === undefined ? {} : { priority }),
        ...(enabled === undefined ? {} : { enabled }),
        ...(held === undefined ? {} : { heldBecause: null }),
        ...(zoneJoin === undefined ? {} : { zoneJoin }),
      },
    })
    const after = await readOffer(tx, id)
    await logDeeds(tx, { actor, at: ctx.now() }, [
      { act: 'offer.edit', subject: 'offer', subjectId: id, before: settings(before), after: settings(after) },
    ])
    return after
  })
}

const settings = ({ sku, supplier, itemCode, priority, enabled, held, zoneJoin }: ListedOffer) => ({
  sku,
  supplier,
  itemCode,
  priority,
  enabled,
  held,
  zoneJoin,
})
