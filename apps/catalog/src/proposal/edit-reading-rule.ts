import { newId } from '@konter/core'
import { isUniqueViolation } from '@konter/service'
import { readBrand } from '../brand/brand.repo.ts'
import type { Kind } from '../category/kind.ts'
import type { Context } from '../context.ts'
import { logDeeds } from '../log/log.repo.ts'
import { problem } from '../problems.ts'
import { isUsablePattern } from '../product/pattern.ts'
import type { KeptKindRule, KeptWord } from './reading-rule.ts'
import { tokensOf } from './tokens.ts'

/** Counts from the next sync on, for everything that staff has not decided or edited yet. */
export function addKindRule(ctx: Context, actor: string, rule: Omit<KeptKindRule, 'id'>): Promise<KeptKindRule> {
  if (!isUsablePattern(rule.pattern)) throw problem('reading-rule.refused', {})
  return ctx.prismaTransaction(async (tx) => {
    const kept = { id: newId(), ...rule }
    await tx.kindRule.create({ data: kept })
    await logDeeds(tx, { actor, at: ctx.now() }, [
      { act: 'kind-rule.create', subject: 'kind-rule', subjectId: kept.id, after: kept },
    ])
    return kept
  })
}

export function removeKindRule(ctx: Context, actor: string, id: string): Promise<void> {
  return ctx.prismaTransaction(async (tx) => {
    const before = await tx.kindRule.findUnique({ where: { id } })
    if (before === null) throw problem('reading-rule.not-found', { id })
    const { count } = await tx.kindRule.deleteMany({ where: { id } })
    if (count === 0) throw problem('reading-rule.not-found', { id })
    await logDeeds(tx, { actor, at: ctx.now() }, [
      { act: 'kind-rule.remove', subject: 'kind-rule', subjectId: id, before },
    ])
  })
}

export type NewWord = { phrase: string; means: string; kind: Kind | null; brand: string | null }

/** `Koin Emas` means `chip`; an empty meaning is noise. Written as it is read: small letters, one space. */
export async function addWord(ctx: Context, actor: string, { phrase, means, kind, brand }: NewWord): Promise<KeptWord> {
  const word = { id: newId(), phrase: tokensOf(phrase).join(' '), means: tokensOf(means).join(' '), kind }
  if (word.phrase === '' || /[.]/.test(word.phrase + word.means)) throw problem('reading-rule.refused', {})
  try {
    await ctx.prismaTransaction(async (tx) => {
      const brandId = brand === null ? null : (await readBrand(tx, brand)).id
      await tx.denominationWord.create({ data: { ...word, brandId } })
      await logDeeds(tx, { actor, at: ctx.now() }, [
        { act: 'word.create', subject: 'word', subjectId: word.id, after: { ...word, brand } },
      ])
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw problem('reading-rule.taken', {})
    throw error
  }
  return { ...word, brand }
}

export function removeWord(ctx: Context, actor: string, id: string): Promise<void> {
  return ctx.prismaTransaction(async (tx) => {
    const before = await tx.denominationWord.findUnique({ where: { id } })
    if (before === null) throw problem('reading-rule.not-found', { id })
    const { count } = await tx.denominationWord.deleteMany({ where: { id } })
    if (count === 0) throw problem('reading-rule.not-found', { id })
    await logDeeds(tx, { actor, at: ctx.now() }, [{ act: 'word.remove', subject: 'word', subjectId: id, before }])
  })
}
