// A till that sells pulsa by API key: `KONTER_URL=… KONTER_API_KEY=… node sell-pulsa.mjs 081234567890 telkomsel-10000`
import { createKonter, getOrder, getWallet, placeOrder } from '@konter/sdk'

const [phone, sku] = process.argv.slice(2)
const client = createKonter({ baseUrl: process.env.KONTER_URL, apiKey: process.env.KONTER_API_KEY, language: 'en' })

// Your own number of the sale: asking again with it, after a lost answer say, never buys twice.
const sale = process.env.SALE_NUMBER ?? crypto.randomUUID()

try {
  const { data: placed } = await placeOrder({
    client,
    throwOnError: true,
    headers: { 'idempotency-key': sale },
    body: { sku, input: { phone }, paymentMethod: 'wallet' },
  })
  let order = placed
  while (['pending_payment', 'paid', 'processing', 'failed'].includes(order.status)) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    order = (await getOrder({ client, throwOnError: true, path: { id: placed.id } })).data
  }
  const { data: wallet } = await getWallet({ client, throwOnError: true })
  console.log(
    JSON.stringify({
      number: order.number,
      status: order.status,
      serialNumber: order.serialNumber,
      balance: wallet.balance,
    }),
  )
} catch (problem) {
  console.error(JSON.stringify({ refused: problem.code ?? 'no answer', detail: problem.detail ?? String(problem) }))
  process.exitCode = 1
}
