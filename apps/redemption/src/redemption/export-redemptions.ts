import { Readable } from 'node:stream'
import { tagsFrom, textIn } from '@konter/core'
import type { Tx } from '@konter/service'
import { type Filter, listRedemptions, type Position } from './redemption.repo.ts'
import type { Redemption } from './redemption.ts'

const rowsPerRead = 500

/**
 * Read on only when the reader has taken what was sent before: a year of a busy chain is no more in memory than a day of a
 * stall. Newest first, so that what is redeemed meanwhile changes nothing behind.
 */
export function exportCsv(db: Tx, filter: Filter, acceptLanguage: string | undefined): Readable {
  const tags = tagsFrom(acceptLanguage)
  async function* lines(): AsyncGenerator<string> {
    yield `${columns.map(([name]) => name).join(',')}\r\n`
    let after: Position | undefined
    for (;;) {
      const rows = await listRedemptions(db, filter, { after, limit: rowsPerRead })
      const page = rows.slice(0, rowsPerRead)
      if (page.length > 0) yield page.map((row) => lineOf(row, tags)).join('')
      const last = page.at(-1)
      if (rows.length <= rowsPerRead || last === undefined) return
      after = { at: last.redeemedAt.toISOString(), id: last.id }
    }
  }
  return Readable.from(lines())
}

type Cell = (redemption: Redemption, tags: readonly string[]) => string | bigint | Date | boolean | null

const columns: readonly (readonly [string, Cell])[] = [
  ['redemption_id', ({ id }) => id],
  ['redeemed_at', ({ redeemedAt }) => redeemedAt],
  ['status', ({ status }) => status],
  ['voucher_id', ({ voucherId }) => voucherId],
  ['title', ({ title }, tags) => textIn(title, tags)],
  ['code_kind', ({ kind }) => kind],
  ['location_id', ({ locationId }) => locationId],
  ['staff_id', ({ staffId }) => staffId],
  ['device_id', ({ deviceId }) => deviceId],
  ['campaign_id', ({ campaignId }) => campaignId],
  ['currency', ({ currency }) => currency],
  ['bill_amount', ({ billAmount }) => billAmount],
  ['discount_amount', ({ discountAmount }) => discountAmount],
  ['offline', ({ offline }) => offline],
  ['received_at', ({ receivedAt }) => receivedAt],
  ['undone_at', ({ undoneAt }) => undoneAt],
  ['undone_because', ({ undoneBecause }) => undoneBecause],
]

const lineOf = (redemption: Redemption, tags: readonly string[]): string =>
  `${columns.map(([, cell]) => cellText(cell(redemption, tags))).join(',')}\r\n`

/** RFC 4180; a text that a spreadsheet would take for a formula is marked as text. */
export function cellText(value: ReturnType<Cell>): string {
  if (value === null) return ''
  const text = value instanceof Date ? value.toISOString() : String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
