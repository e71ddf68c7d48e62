import { type Money, money, plus } from '@konter/core'
import type { Caller } from '@konter/service'
import type { Context } from '../context.ts'
import { problem } from '../problems.ts'
import type { AskQuote } from './order.schema.ts'
import type { Offer } from './order.ts'

export type Quote = {
  product: { sku: string; name: string; kind: string }
  target: string
  offers: Offer[]
  price: Money
  fee: Money
  discount: Money
  total: Money
}

/** What it costs this caller with this payment method. What is quoted is what is charged. */
export async function quote(
  ctx: Context,
  caller: Pick<Caller, 'customerType' | 'memberLevel'>,
  { sku, input, paymentMethod }: AskQuote,
): Promise<Quote> {
  const { customerType, memberLevel } = caller
  const answer = await ctx.catalog.quote({ sku, input, customerType, memberLevel })
  if (answer.verdict === 'refused') throw refusal(sku, answer)
  const price = money(answer.price.amount, answer.price.currency)
  const fee = await feeOf(ctx, paymentMethod, price)
  // Promos come with their own issue; until then nothing is taken off.
  const discount = money(0, price.currency)
  return {
    product: answer.product,
    target: answer.target,
    offers: answer.offers,
    price,
    fee,
    discount,
    total: plus(price, fee),
  }
}

type Refused = Extract<Awaited<ReturnType<Context['catalog']['quote']>>, { verdict: 'refused' }>

function refusal(sku: string, { reason, errors }: Refused) {
  switch (reason) {
    case 'not-found':
      return problem('product.not-found', { sku })
    case 'not-for-sale':
      return problem('product.not-for-sale', { sku })
    case 'unavailable':
      return problem('product.unavailable', { sku })
    case 'input-refused':
      return problem(
        'order.input-refused',
        { sku },
        { errors: errors.map(({ pointer, message }) => ({ pointer: `/input${pointer}`, message })) },
      )
  }
}

/** What this way to pay costs on top, as of now. */
export async function feeOf(ctx: Context, code: string, price: Money): Promise<Money> {
  if (code === 'wallet') return money(0, price.currency)
  const methods = await ctx.payments.methods(price.amount)
  const method = methods.find((each) => each.code === code)
  if (method === undefined) throw problem('payment.method-unknown', { method: code })
  const { min, max } = method
  if (!method.available) throw problem('payment.amount-refused', { method: code, min, max })
  return money(method.fee.amount, method.fee.currency)
}
