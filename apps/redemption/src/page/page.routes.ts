import { type Language, LanguageSchema, languageFrom, tagsFrom } from '@konter/core'
import type { App } from '@konter/service'
import { Type } from 'typebox'
import { findByQrId } from '../code/code.repo.ts'
import type { Context } from '../context.ts'
import { findTerms } from '../voucher/voucher.repo.ts'
import { placeNames } from './page.repo.ts'
import { contentSecurityPolicy, type PageFacts, strangePage, voucherPage } from './voucher-page.ts'

const cachedSeconds = 300

const Html = { description: 'A page for people.', content: { 'text/html': { schema: Type.String() } } }
const Params = Type.Object(
  { digits: Type.String({ maxLength: 200, description: 'The 193 digits of a QR code.' }) },
  { additionalProperties: false },
)
const Query = Type.Object({ lang: Type.Optional(LanguageSchema) })

const description =
  'Says what the voucher is, where and until when it is good, and how to use it. The same for every code of a voucher, ' +
  'whether it was used or not.'

/** What somebody sees who scans a voucher with an ordinary phone. `/V/…` is what is printed: capitals keep the symbol small. */
export function pageRoutes(app: App, ctx: Context): void {
  const doors = [
    { url: '/V/:digits', operationId: 'showScannedVoucher', summary: 'The page behind a QR code' },
    { url: '/v1/v/:digits', operationId: 'showVoucherPage', summary: 'The page behind a QR code, in small letters' },
  ]
  for (const { url, operationId, summary } of doors)
    app.get<{ Params: { digits: string }; Querystring: { lang?: Language } }>(
      url,
      {
        config: { access: 'public' },
        schema: { operationId, summary, description, params: Params, querystring: Query, response: { 200: Html } },
      },
      async ({ params, query, headers, url: asked }, reply) => {
        const language = query.lang ?? languageFrom(headers['accept-language'])
        const tags = query.lang === undefined ? tagsFrom(headers['accept-language']) : [query.lang]
        const reader = { language, tags, path: asked.split('?')[0] ?? '' }
        const facts = await factsOf(ctx, params.digits)
        void reply
          .header('content-security-policy', contentSecurityPolicy)
          .header('cache-control', `public, max-age=${cachedSeconds}`)
          .header('vary', 'accept-language')
          .header('content-language', language)
          .type('text/html; charset=utf-8')
        return reply.send(facts === undefined ? strangePage(reader) : voucherPage(facts, reader))
      },
    )
}

/** By the signature first: who makes digits up learns nothing, not even that there is no such code. */
async function factsOf(ctx: Context, digits: string): Promise<PageFacts | undefined> {
  const scan = await ctx.keyring.read(digits)
  const code = scan.ok ? await findByQrId(ctx.db, scan.fields.id) : undefined
  if (code === undefined) return undefined
  const { voucherId, version, merchantId } = code
  const [voucher, merchant, terms] = await Promise.all([
    ctx.vouchers(voucherId),
    ctx.merchants(merchantId),
    findTerms(ctx.db, voucherId, version),
  ])
  if (voucher === undefined || merchant === undefined || terms === undefined) return undefined
  const isOver = voucher.status === 'archived' || new Date(terms.redeemUntil) <= ctx.now()
  const state = isOver ? 'over' : voucher.status === 'paused' ? 'paused' : 'on'
  return { merchant, terms, places: await placeNames(ctx.db, merchantId, terms.locationIds), state }
}
