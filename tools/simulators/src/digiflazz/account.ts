import type { FastifyInstance } from 'fastify'
import { readCounter } from '../counters.ts'
import { fieldsOf, textOf, wholeOf } from '../fields.ts'
import { digits } from '../made-up.ts'
import { checkCaller } from './caller.ts'
import { Refusal } from './refusal.ts'
import type { Shop } from './shop.ts'

export const depositSchema = `
  create table if not exists deposit (
    id integer primary key, bank text not null, owner_name text not null, amount integer not null,
    created_at integer not null, transferred_at integer
  )`

export type Deposit = {
  id: number
  bank: string
  ownerName: string
  amount: number
  createdAt: number
  transferredAt: number | null
}

/** Banks of company accounts, and of personal ones. */
const banks = ['BCA', 'MANDIRI', 'BRI', 'BNI', 'FLIP', 'SHOPEEPAY']

export function addAccount(app: FastifyInstance, shop: Shop): void {
  app.post('/cek-saldo', async (request) => {
    if (fieldsOf(request.body).cmd !== 'deposit') throw new Refusal('40')
    checkCaller(shop, request, { suffix: 'depo' })
    return { data: { deposit: readCounter(shop.state, 'balance') } }
  })

  app.post('/deposit', async (request) => {
    checkCaller(shop, request, { suffix: 'deposit' })
    const fields = fieldsOf(request.body)
    const bank = textOf(fields, 'Bank') ?? textOf(fields, 'bank')
    const [amount, ownerName] = [wholeOf(fields, 'amount'), textOf(fields, 'owner_name')]
    if (amount === undefined || ownerName === undefined || bank === undefined) throw new Refusal('40')
    if (amount < 1 || !banks.includes(bank.toUpperCase())) throw new Refusal('64')
    return { data: openTicket(shop, { bank: bank.toUpperCase(), ownerName, amount }) }
  })
}

/** The amount to transfer carries a code of its own, by which the bank's statement line is found again. */
function openTicket({ state }: Shop, { bank, ownerName, amount }: { bank: string; ownerName: string; amount: number }) {
  const uniqueAmount = amount + Number(digits(3))
  const id = state.insert('deposit', { bank, ownerName, amount: uniqueAmount, createdAt: Date.now() })
  return {
    rc: '00',
    bank,
    payment_method: 'Bank Transfer',
    account_no: '6042888890',
    notes: `DEMO${String(id).padStart(6, '0')}`,
    amount: uniqueAmount,
  }
}
