import { IDR, money } from '@konter/core'
import { defineJob } from '@konter/service'
import { type Context, job } from '../context.ts'
import { feeOf, type Method, type PaymentGateway } from '../gateway/gateway.ts'
import { problem } from '../problems.ts'
import { replaceMethods, storedMethods } from './method.repo.ts'

/** The wallet is a way to pay too; order posts it in the ledger itself. */
const wallet = { code: 'wallet', name: 'Saldo Konter', fee: money(0, IDR), min: 1n, max: 100_000_000n }

/** What the payer bears of the fee for this amount. */
export const payerFee = (ctx: Context, method: Method, amount: bigint): bigint =>
  method.feeAddedByGateway || ctx.config.PAYMENT_FEE_BORNE_BY === 'customer' ? feeOf(method, amount) : 0n

/** Every way to pay, with its fee for an amount and the amounts it takes. */
export async function listMethods(ctx: Context, amount: bigint) {
  const methods = await knownMethods(ctx)
  const items = methods.map((method) => ({
    code: method.code,
    name: method.name,
    fee: money(payerFee(ctx, method, amount), IDR),
    min: method.amountMin,
    max: method.amountMax,
  }))
  return {
    items: [wallet, ...items].map((each) => ({
      ...each,
      available: amount === 0n || (amount >= each.min && amount <= each.max),
    })),
  }
}

/** Throws when the method is not ours, or does not take the amount. */
export async function usableMethod(ctx: Context, code: string, amount: bigint): Promise<Method> {
  const method = (await knownMethods(ctx)).find((each) => each.code === code)
  if (method === undefined) throw problem('payment.method-unknown', { method: code })
  const { amountMin: min, amountMax: max } = method
  if (amount < min || amount > max) throw problem('payment.amount-refused', { method: code, min, max })
  return method
}

/** As last fetched, of the gateways that are configured. One never fetched (a new installation) is asked right away. */
async function knownMethods(ctx: Context): Promise<Method[]> {
  const usable = [...ctx.gateways.values()].filter(({ unconfigured }) => unconfigured() === undefined)
  const stored = await storedMethods(ctx.db)
  const unknown = usable.filter(({ code }) => !stored.some(({ gateway }) => gateway === code))
  await Promise.all(unknown.map((gateway) => refresh(ctx, gateway)))
  const known = unknown.length === 0 ? stored : await storedMethods(ctx.db)
  return known.filter(({ gateway }) => usable.some(({ code }) => code === gateway))
}

async function refresh(ctx: Context, gateway: PaymentGateway): Promise<void> {
  try {
    const methods = await gateway.methods()
    await ctx.transaction((tx) => replaceMethods(tx, gateway.code, methods, ctx.now()))
  } catch (error) {
    ctx.log.warn({ err: error, gateway: gateway.code }, 'could not fetch the payment methods; those known stay')
  }
}

export const RefreshMethods = defineJob('refresh-methods')

export const refreshMethods = job(RefreshMethods, async (ctx) => {
  for (const gateway of ctx.gateways.values()) if (gateway.unconfigured() === undefined) await refresh(ctx, gateway)
})
