import type { Kind } from '../category/kind.ts'
import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { problem } from '../problems.ts'
import { readProduct } from '../product/product.repo.ts'
import { closeProposals, readProposal, readStatus } from './proposal.repo.ts'
import type { Proposal } from './proposal.ts'
import { tokensOf } from './tokens.ts'

export type ProposalEdit = {
  brand?: string | undefined
  brandName?: string | undefined
  kind?: Kind | undefined
  denomination?: string | undefined
  /** An existing product; null: the one that is the same thing, or a new one. */
  productSku?: string | null | undefined
}

/** Staff knows better than the reader. From then on nothing but staff changes the proposal. */
export function editProposal(ctx: Context, actor: string, id: string, edit: ProposalEdit): Promise<Proposal> {
  return ctx.prismaTransaction(async (tx) => {
    const before = await readProposal(tx, id)
    if (before.status !== 'open') throw problem('proposal.decided', { id, status: before.status })
    const { brand, brandName, kind, denomination, productSku } = edit
    const known = brand === undefined ? null : await tx.brand.findUnique({ where: { slug: brand } })
    const chosen = productSku == null ? productSku : (await readProduct(tx, productSku)).id
    const { count } = await tx.proposal.updateMany({
      where: { id, status: 'open' },
      data: {
        edited: true,
        ...(brand === undefined ? {} : { brandSlug: brand, brandName: known?.name ?? brandName ?? brand }),
        ...(kind === undefined ? {} : { kind }),
        ...(denomination === undefined ? {} : { denomination: tokensOf(denomination).join(' ') || null }),
        ...(chosen === undefined ? {} : { productId: chosen }),
      },
    })
    if (count === 0) throw problem('proposal.decided', { id, status: await readStatus(tx, id) })
    const after = await readProposal(tx, id)
    await logDeeds(tx, { actor, at: ctx.now() }, [
      { act: 'proposal.edit', subject: 'proposal', subjectId: id, before: readingOf(before), after: readingOf(after) },
    ])
    return after
  })
}

const readingOf = ({ brand, kind, denomination, productSku }: Proposal) => ({ brand, kind, denomination, productSku })

/** What is rejected is not proposed again until the supplier gives it another name. Those decided before are left. */
export function rejectProposals(ctx: Context, actor: string, ids: readonly string[]): Promise<string[]> {
  return ctx.prismaTransaction(async (tx) => {
    const author = { actor, at: ctx.now() }
    const rejected = await closeProposals(tx, ids, { status: 'rejected', ...author })
    await logDeeds(
      tx,
      author,
      rejected.map(({ id }) => ({
        act: 'proposal.reject',
        subject: 'proposal',
        subjectId: id,
        before: { status: 'open' },
        after: { status: 'rejected' },
      })),
    )
    return rejected.map(({ id }) => id)
  })
}

export async function rejectProposal(ctx: Context, actor: string, id: string): Promise<Proposal> {
  const [rejected] = await rejectProposals(ctx, actor, [id])
  const proposal = await readProposal(ctx.db, id)
  if (rejected === undefined) throw problem('proposal.decided', { id, status: proposal.status })
  return proposal
}
