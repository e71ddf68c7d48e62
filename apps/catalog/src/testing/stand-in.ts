import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fromJson, toJson } from '@konter/service'
import { type TestService, testService } from '@konter/testing'
import pg from 'pg'
import { vi } from 'vitest'
import { catalogService } from '../app.ts'
import type { Context } from '../context.ts'
import { confirmProposals } from '../proposal/confirm-proposals.ts'
import type { ListedItem, PriceList } from '../supplier/price-list.ts'
import { syncSupplier } from '../sync/sync-supplier.ts'

/** What the order service answers with: the lists of the simulators as its adapters normalise them. */
export type Lists = {
  url: string
  /** The items that the next question for this supplier is answered with. */
  give(supplier: string, items: readonly ListedItem[], more?: Partial<PriceList>): void
  /** Anything instead of a list. */
  fail(supplier: string, status: number, body?: unknown): void
  /** Asked so often, and by whom. */
  asked: { supplier: string; authorization: string | undefined }[]
  /** Holds answers back until it is called again with false. */
  pause(paused: boolean): void
  stop(): Promise<void>
}

/** A real HTTP server in the place of the order service, which is not ours to start. */
export async function startLists(): Promise<Lists> {
  const answers = new Map<string, { status: number; body: string }>()
  const asked: Lists['asked'] = []
  let resume: (() => void) | undefined
  let waiting: Promise<void> = Promise.resolve()
  const server = createServer(async (request, response) => {
    const supplier = /^\/internal\/suppliers\/([\w-]+)\/price-list$/.exec(request.url ?? '')?.[1] ?? ''
    asked.push({ supplier, authorization: request.headers.authorization })
    await waiting
    const { status, body } = answers.get(supplier) ?? { status: 404, body: '{}' }
    const type = status < 400 ? 'application/json' : 'application/problem+json'
    response.writeHead(status, { 'content-type': type }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  let fetchedAt = Date.parse('2026-01-01T00:00:00Z')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    give: (supplier, items, more) => {
      fetchedAt += 60_000
      const list = { supplier, fetchedAt: new Date(fetchedAt).toISOString(), items, ...more }
      answers.set(supplier, { status: 200, body: toJson(list) })
    },
    fail: (supplier, status, body = {}) => void answers.set(supplier, { status, body: JSON.stringify(body) }),
    asked,
    pause: (paused) => {
      if (paused)
        waiting = new Promise((resolve) => {
          resume = resolve
        })
      else resume?.()
    },
    stop: async () => {
      resume?.()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The lists that the simulators of both suppliers serve, one item a line, as order's adapters hand them on. */
export const recorded = { digiflazz: linesOf('digiflazz.jsonl'), vip: linesOf('vip.jsonl') }

function linesOf(file: string): ListedItem[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => fromJson(JSON.parse(line)) as ListedItem)
}

export type TestCatalog = TestService<Context> & { lists: Lists }

/** The catalogue with a database of its own and somebody who answers in the place of order. */
export async function testCatalog(environment: Record<string, string> = {}): Promise<TestCatalog> {
  const lists = await startLists()
  const service = await testService(catalogService, { ORDER_URL: lists.url, ...environment })
  return {
    ...service,
    lists,
    stop: async () => {
      await service.stop()
      await lists.stop()
    },
  }
}

/** Both recorded lists taken in, and everything that was read surely confirmed: a counter as it is on its first day. */
export async function fillShelves(catalog: TestCatalog): Promise<void> {
  for (const supplier of ['digiflazz', 'vip'] as const) {
    catalog.lists.give(supplier, recorded[supplier])
    await syncSupplier(catalog.ctx, { supplier, askedBy: 'test' })
  }
  await confirmProposals(catalog.ctx, 'test', { minConfidence: 85 })
}

/** Noon in Jakarta, when no supplier is closed. */
export const noon = new Date('2026-03-02T05:00:00Z')

/** How many statements that takes, whoever sends them. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const sent = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await work()
    return sent.mock.calls.length
  } finally {
    sent.mockRestore()
  }
}

/** As on the first day again, for tests that share a service: building one takes longer than most of them. */
export async function clearShelves(catalog: TestCatalog): Promise<void> {
  const owner = new pg.Client({ connectionString: catalog.database.ownerUrl })
  await owner.connect()
  try {
    await owner.query(
      'truncate product, offer, proposal, price_rule, search_word, catalog_log, cost_change, sync_change, sync, supplier_item',
    )
    await owner.query('delete from brand where created_at = $1', [noon])
  } finally {
    await owner.end()
  }
  catalog.lists.asked.length = 0
}
