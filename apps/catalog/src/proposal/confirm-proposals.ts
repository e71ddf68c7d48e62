import { newId } from '@konter/core'
import type { Context, Tx } from '../context.ts'
import { type Deed, logDeeds } from '../log/log.repo.ts'
import { problem } from '../problems.ts'
import { refreshSearch } from '../product/search.repo.ts'
import { type Agreed, type Placement, type Plan, planPlacements, type Skip } from './plan.ts'
import { closeProposals, lockAgreed, readStatus } from './proposal.repo.ts'
import type { Choice } from './proposal.ts'
import { carryOut, readShelves } from './shelves.repo.ts'

export type Confirmed = { id: string; sku: string; productId: string; offerId: string }
export type Outcome = { confirmed: Confirmed[]; productsCreated: number; brandsCreated: number; skipped: Skip[] }

/** Items become offers: of the product that is the same thing, or of a new one. All or nothing, and only what is open. */
export function confirmProposals(ctx: Context, actor: string, choice: Choice): Promise<Outcome> {
  return ctx.prismaTransaction((tx) => confirmIn(tx, { actor, at: ctx.now() }, choice))
}

/** One by name: then it is said why it cannot be. */
export async function confirmProposal(ctx: Context, actor: string, id: string): Promise<Confirmed> {
  return ctx.prismaTransaction(async (tx) => {
    const status = await readStatus(tx, id)
    if (status !== 'open') throw problem('proposal.decided', { id, status })
    const { confirmed, skipped } = await confirmIn(tx, { actor, at: ctx.now() }, { ids: [id] })
    const [one] = confirmed
    if (one !== undefined) return one
    throw problem(skipped[0]?.because === 'no-category' ? 'proposal.no-category' : 'proposal.incomplete', { id })
  })
}

async function confirmIn(tx: Tx, author: { actor: string; at: Date }, choice: Choice): Promise<Outcome> {
  const agreed = await lockAgreed(tx, choice)
  const plan = planPlacements(agreed, await readShelves(tx, agreed))
  const offers = await offersOf(tx, plan.placements)
  await carryOut(tx, plan, offers, author.at)
  await closeProposals(
    tx,
    plan.placements.map(({ proposalId }) => proposalId),
    { status: 'confirmed', ...author },
  )
  await refreshSearch(tx, { productIds: plan.products.map(({ id }) => id) })
  const confirmed = plan.placements.map(({ proposalId, sku, productId }, i) => ({
    id: proposalId,
    sku,
    productId,
    offerId: offers[i]?.id ?? '',
  }))
  await logDeeds(tx, author, deedsOf(plan, agreed, confirmed))
  return {
    confirmed,
    productsCreated: plan.products.length,
    brandsCreated: plan.brands.length,
    skipped: [...plan.skipped, ...notOpen(choice, agreed)],
  }
}

const notOpen = (choice: Choice, agreed: readonly Agreed[]): Skip[] => {
  const found = new Set(agreed.map(({ id }) => id))
  return 'ids' in choice ? choice.ids.filter((id) => !found.has(id)).map((id) => ({ id, because: 'not-open' })) : []
}

/** An item that is an offer already (it was renamed and held) keeps its offer, which moves to another product. */
async function offersOf(tx: Tx, placements: readonly Placement[]): Promise<{ id: string }[]> {
  const known = await tx.offer.findMany({
    where: { supplierItemId: { in: placements.map(({ itemId }) => itemId) } },
    select: { id: true, supplierItemId: true },
  })
  const byItem = new Map(known.map(({ id, supplierItemId }) => [supplierItemId, id]))
  return placements.map(({ itemId }) => ({ id: byItem.get(itemId) ?? newId() }))
}

function deedsOf(plan: Plan, agreed: readonly Agreed[], confirmed: readonly Confirmed[]): Deed[] {
  const byId = new Map(agreed.map((proposal) => [proposal.id, proposal]))
  return [
    ...plan.brands.map(({ slug, name, kind }) => ({
      act: 'brand.create',
      subject: 'brand',
      subjectId: slug,
      after: { name, kind },
    })),
    ...plan.products.map(({ sku, kind, denomination, name, categoryId }) => ({
      act: 'product.create',
      subject: 'product',
      subjectId: sku,
      after: { kind, denomination, name, categoryId },
    })),
    ...confirmed.map(({ id, sku, offerId }) => ({
      act: 'proposal.confirm',
      subject: 'proposal',
      subjectId: id,
      before: { status: 'open', kind: byId.get(id)?.kind, denomination: byId.get(id)?.denomination },
      after: { status: 'confirmed', sku, offerId },
    })),
  ]
}
