import { randomUUID } from 'node:crypto'
import type { EventData, EventDefinition } from '@konter/contracts'
import { type Built, buildService, listen, newSigningKeyPem, type StartOptions, toJson } from '@konter/service'
import { eventually, type TestCaller, type TestService, testDatabase, testService, testTokens } from '@konter/testing'
import { notificationService } from './app.ts'
import type { Context } from './context.ts'

/** For tests: the service with a database of its own, facts for it to tell, and replicas. */
export type Notifications = TestService<Context>

export const testNotifications = (environment: Record<string, string> = {}): Promise<Notifications> =>
  testService(notificationService, environment)

export type Published = { id: string; sequence: number }

/** An event as its service would publish it. */
export async function publish<E extends EventDefinition>(
  { bus }: Pick<Built<Context>, 'bus'>,
  event: E,
  data: EventData<E>,
  { id, sequence }: Published = { id: randomUUID(), sequence: 1 },
): Promise<void> {
  const { js } = await bus.ready
  const aggregateId = String((data as Record<string, unknown>)[event.aggregate])
  const envelope = { id, type: event.type, aggregateId, sequence, occurredAt: new Date().toISOString(), data }
  // The stream is made by the service's own consumers when they start.
  await eventually(() => js.publish(`${bus.namespace}.${event.type}`, toJson(envelope)))
}

export const rupiah = (amount: number) => ({ amount: BigInt(amount), currency: 'IDR' })

export const person = (userId: string, language: 'id' | 'en', name = 'Siti Rahma') => ({
  userId,
  name,
  email: null,
  phone: null,
  guest: false,
  language,
})

export const anOrder = (userId: string, more: object = {}) => ({
  orderId: randomUUID(),
  number: 'K-2612-000123',
  userId,
  sku: 'PLN20',
  productName: 'Token PLN 20.000',
  target: '530000000001',
  total: rupiah(20_500),
  ...more,
})

export const aDeposit = (userId: string, amount = 50_000) => ({
  depositId: randomUUID(),
  userId,
  amount: rupiah(amount),
  balanceAfter: rupiah(1_250_000),
  method: 'tripay:QRIS',
})

export type View = {
  id: string
  at: string
  kind: string
  title: string
  body: string
  data: Record<string, unknown>
  readAt: string | null
}
export type Page = { items: View[]; nextCursor: string | null; unread: number }

export const listOf = async (service: Pick<Notifications, 'get'>, as: TestCaller, query = ''): Promise<Page> =>
  (await service.get<Page>(`/v1/notifications${query}`, { as })).body

/** Waits until every event that was published is handled, whatever it led to. */
export async function handled({ bus }: Pick<Built<Context>, 'bus'>): Promise<void> {
  const { manager } = await bus.ready
  for (const publisher of ['user', 'wallet', 'order', 'redemption'])
    await eventually(async () => {
      for await (const { name, num_pending, num_ack_pending } of manager.consumers.list(
        `${bus.namespace}_${publisher}`,
      ))
        if (num_pending + num_ack_pending > 0) throw new Error(`${name} is still at work`)
    })
}

/** Waits until that many were told. */
export const told = (service: Pick<Notifications, 'get'>, as: TestCaller, count: number): Promise<Page> =>
  eventually(async () => {
    const page = await listOf(service, as, '?limit=100')
    if (page.items.length < count) throw new Error(`${page.items.length} of ${count} were told`)
    return page
  })

export type Replica = Built<Context> & { url: string }
export type Replicas = {
  replicas: Replica[]
  /** One more, with settings of its own. */
  another(environment: Record<string, string>): Promise<Replica>
  tokenFor(caller: TestCaller): string
  stop(): Promise<void>
}

/** Several instances on one database and one namespace, listening, each reading its share of the events. */
export async function testReplicas(
  count: number,
  environment: Record<string, string> = {},
  options: Pick<StartOptions, 'logTo'> = {},
): Promise<Replicas> {
  const database = await testDatabase(notificationService)
  const tokens = testTokens()
  const common = {
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    DATABASE_URL: database.url,
    NATS_URL: process.env.NATS_URL,
    NATS_NAMESPACE: `test-${randomUUID().slice(0, 8)}`,
    SERVICE_SIGNING_KEY: newSigningKeyPem(),
    PORT: '0',
    ...environment,
  }
  const started: Replica[] = []
  async function another(own: Record<string, string>): Promise<Replica> {
    const settings = { ...common, ...own }
    const built = await buildService(notificationService, settings, { ...options, keys: tokens.keys })
    const replica = { ...built, url: await listen(built.app, 'notification', settings) }
    started.push(replica)
    built.start()
    return replica
  }
  return {
    replicas: await Promise.all(Array.from({ length: count }, () => another({}))),
    another,
    tokenFor: (caller) => tokens.tokenFor('notification', caller),
    stop: async () => {
      await Promise.all(started.map((each) => each.stop()))
      await database.drop()
    },
  }
}
