import type { FastifyInstance, FastifyReply } from 'fastify'
import { addFormParsers } from '../fields.ts'
import { canEnd, endPayment } from './end-payment.ts'
import type { Gateway } from './gateway.ts'
import { findPayment, type Payment, totalOf } from './payments.ts'

/** Where `checkout_url` and `qr_url` lead: a page with one button that pays. */
export function addPages(app: FastifyInstance, gateway: Gateway): void {
  const { state } = gateway
  addFormParsers(app)

  app.get<{ Params: { reference: string } }>('/checkout/:reference', async ({ params }, reply) => {
    const payment = findPayment(state, params.reference)
    return payment === undefined ? notFound(reply) : reply.type('text/html; charset=utf-8').send(checkoutPage(payment))
  })

  app.post<{ Params: { reference: string } }>('/checkout/:reference/pay', async ({ params }, reply) => {
    const payment = findPayment(state, params.reference)
    if (payment === undefined) return notFound(reply)
    if (canEnd(payment, 'pay')) endPayment(gateway, payment, 'pay')
    return reply.redirect(payment.returnUrl ?? `/checkout/${payment.reference}`, 303)
  })

  app.get<{ Params: { reference: string } }>('/qr/:reference', async ({ params }, reply) => {
    const payment = findPayment(state, params.reference)
    return payment === undefined ? notFound(reply) : reply.type('image/svg+xml').send(qrStandIn(payment))
  })
}

const notFound = (reply: FastifyReply) => reply.code(404).type('text/plain').send('Transaction not found')

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)

function checkoutPage(payment: Payment): string {
  const { reference, methodName, payCode, customerName, status } = payment
  const rows = [reference, methodName, payCode ?? '', customerName ?? '', `Rp ${totalOf(payment)}`, status]
  const list = rows.filter((row) => row !== '').map((row) => `<p>${escapeHtml(row)}</p>`)
  const button = `<form method="post" action="/checkout/${escapeHtml(reference)}/pay"><button>Bayar</button></form>`
  const body = `<h1>Tripay (simulator)</h1>${list.join('')}${canEnd(payment, 'pay') ? button : ''}`
  return `<!doctype html><html lang="id"><meta charset="utf-8"><title>${escapeHtml(reference)}</title><body>${body}</body></html>`
}

/** Not a code that could be scanned: whoever shows QRIS draws it from `qr_string`. */
const qrStandIn = ({ reference }: Payment): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><rect width="200" height="200" fill="#eee"/>` +
  `<text x="100" y="105" text-anchor="middle" font-size="12">${escapeHtml(reference)}</text></svg>`
