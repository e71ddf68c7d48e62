import { ById, Id, Nullable, OneOf } from '@konter/core'
import type { App } from '@konter/service'
import { Type } from 'typebox'
import { KINDS } from '../category/kind.ts'
import type { Context } from '../context.ts'
import { addKindRule, addWord, removeKindRule, removeWord } from './edit-reading-rule.ts'
import { findKindRules, findWords } from './reading-rule.repo.ts'
import { RULE_FIELDS } from './reading-rule.ts'

const KindRule = {
  position: Type.Integer({ minimum: 0, maximum: 100_000, description: 'The lowest that matches decides.' }),
  field: OneOf(RULE_FIELDS),
  pattern: Type.String({ minLength: 1, maxLength: 200, description: 'Regular expression, case ignored.' }),
  kind: OneOf(KINDS),
}
const KindRuleView = Type.Object({ id: Id, ...KindRule, field: Type.String() }, { title: 'KindRule' })
const NewKindRule = Type.Object(KindRule, { additionalProperties: false, title: 'NewKindRule' })
const KindRuleList = Type.Object({ items: Type.Array(KindRuleView) }, { title: 'KindRuleList' })

const Word = {
  phrase: Type.String({ minLength: 1, maxLength: 60 }),
  means: Type.String({ maxLength: 60, description: 'Empty: noise, which is left out.' }),
  kind: Nullable(OneOf(KINDS)),
  brand: Nullable(Type.String({ maxLength: 100, description: 'Slug.' })),
}
const WordView = Type.Object({ id: Id, ...Word }, { title: 'DenominationWord' })
const NewWord = Type.Object(
  { phrase: Word.phrase, means: Word.means, kind: Type.Optional(Word.kind), brand: Type.Optional(Word.brand) },
  { additionalProperties: false, title: 'NewDenominationWord' },
)
const WordList = Type.Object({ items: Type.Array(WordView) }, { title: 'DenominationWordList' })

/** How the names of supplier items are read: staff teaches it new words, nobody needs a release. */
export function readingRuleRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/kind-rules',
    {
      config: { access: 'offer:read' },
      schema: {
        operationId: 'listKindRules',
        summary: 'By what the kind of an item is recognised',
        response: { 200: KindRuleList },
      },
    },
    async () => ({ items: await findKindRules(ctx.db) }),
  )

  app.post(
    '/v1/admin/kind-rules',
    {
      config: { access: 'offer:update' },
      schema: {
        operationId: 'addKindRule',
        summary: 'Recognise a kind by a pattern; counts from the next sync on',
        body: NewKindRule,
        response: { 201: KindRuleView },
      },
    },
    async ({ body, caller }, reply) => reply.code(201).send(await addKindRule(ctx, caller.actor, body)),
  )

  app.delete(
    '/v1/admin/kind-rules/:id',
    {
      config: { access: 'offer:update' },
      schema: {
        operationId: 'removeKindRule',
        summary: 'Forget a pattern',
        params: ById,
        response: { 204: Type.Null() },
      },
    },
    async ({ params, caller }, reply) => {
      await removeKindRule(ctx, caller.actor, params.id)
      return reply.code(204).send(null)
    },
  )
  wordRoutes(app, ctx)
}

function wordRoutes(app: App, ctx: Context): void {
  app.get(
    '/v1/admin/denomination-words',
    {
      config: { access: 'offer:read' },
      schema: {
        operationId: 'listDenominationWords',
        summary: 'Which words of item names mean the same, or nothing',
        response: { 200: WordList },
      },
    },
    async () => ({ items: await findWords(ctx.db) }),
  )

  app.post(
    '/v1/admin/denomination-words',
    {
      config: { access: 'offer:update' },
      schema: {
        operationId: 'addDenominationWord',
        summary: 'Teach a word; counts from the next sync on',
        body: NewWord,
        response: { 201: WordView },
      },
    },
    async ({ body: { kind = null, brand = null, ...word }, caller }, reply) =>
      reply.code(201).send(await addWord(ctx, caller.actor, { ...word, kind, brand })),
  )

  app.delete(
    '/v1/admin/denomination-words/:id',
    {
      config: { access: 'offer:update' },
      schema: {
        operationId: 'removeDenominationWord',
        summary: 'Forget a word',
        params: ById,
        response: { 204: Type.Null() },
      },
    },
    async ({ params, caller }, reply) => {
      await removeWord(ctx, caller.actor, params.id)
      return reply.code(204).send(null)
    },
  )
}
