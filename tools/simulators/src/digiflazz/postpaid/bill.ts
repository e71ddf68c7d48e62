import { jakartaDay } from '../../jakarta.ts'
import { numberFor, personFor } from '../../made-up.ts'
import type { PostpaidItem } from '../price-list/catalogue/item.ts'
import { descOf } from './desc.ts'

export type Month = { period: string; value: number; penalty: number }

export type Bill = {
  customerName: string
  period: string
  admin: number
  /** What is taken from the deposit. */
  price: number
  /** What the provider suggests to charge. */
  sellingPrice: number
  desc: object
  descWhenPaid: object
}

type Debt = { customerNo: string; months: Month[]; name?: string | undefined }

/** The suggested price is the debt with the admin fee; the commission stays with the buyer. */
export function billFor(item: PostpaidItem, { customerNo, months, name }: Debt): Bill {
  const debt = months.reduce((sum, { value, penalty }) => sum + value + penalty, 0)
  const admin = item.admin * months.length
  const sellingPrice = debt + admin
  return {
    customerName: name ?? personFor(customerNo),
    period: months.map(({ period }) => period).join(','),
    admin,
    price: sellingPrice - item.commission * months.length,
    sellingPrice,
    desc: descOf(item, customerNo, months, false),
    descWhenPaid: descOf(item, customerNo, months, true),
  }
}

/** What this customer owes this month: the same whenever it is asked. */
export function monthsOwed(customerNo: string, now: number): Month[] {
  const count = 1 + Math.floor(numberFor(`months ${customerNo}`, 10) / 8)
  return Array.from({ length: count }, (_, index) => {
    const period = monthsBefore(now, count - 1 - index)
    const value = 25_000 + numberFor(`${customerNo} ${period}`, 300) * 1_000
    return { period, value, penalty: index < count - 1 ? 5_000 : 0 }
  })
}

export const testMonths = (count: number): Month[] =>
  [
    { period: '202601', value: 8_000, penalty: 500 },
    { period: '202602', value: 11_000, penalty: 500 },
  ].slice(0, count)

function monthsBefore(now: number, back: number): string {
  const [year = 0, month = 0] = jakartaDay(now).split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 - back)).toISOString().slice(0, 7).replace('-', '')
}
