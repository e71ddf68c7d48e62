import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eventually } from './test-kit/eventually.ts'
import { merchantAt } from './test-kit/merchant.ts'
import { openReceiver, type Receiver } from './test-kit/receiver.ts'
import { buyerAt, postJson, resellerAt, send } from './test-kit/wire.ts'

type Urls = { digiflazz: string; vip: string; tripay: string }

let directory: string
let receiver: Receiver
let child: ChildProcess

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'simulators-'))
  receiver = await openReceiver()
})
afterEach(async () => {
  await end('SIGKILL')
  await receiver.close()
  await rm(directory, { recursive: true })
})

async function start(): Promise<Urls> {
  const ports = { DIGIFLAZZ_PORT: '0', VIP_PORT: '0', TRIPAY_PORT: '0', SIMULATORS_DATA: directory }
  const hooks = {
    DIGIFLAZZ_WEBHOOK_URL: receiver.url,
    VIP_WEBHOOK_URL: receiver.url,
    TRIPAY_CALLBACK_URL: receiver.url,
  }
  const main = join(import.meta.dirname, 'main.ts')
  child = spawn(process.execPath, [main], {
    env: { ...process.env, ...ports, ...hooks },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.stdout === null) throw new Error('The child has no output.')
  const [line] = await once(createInterface(child.stdout), 'line')
  return JSON.parse(String(line))
}

async function end(signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  child.kill(signal)
  await once(child, 'exit')
  return child.exitCode
}

test('what was answered before kill -9 is known after it, and what was promised is still done', async () => {
  const before = await start()
  const steps = [{ answer: 'pending' }, { after: 1_500, becomes: 'success', sn: 'AFTER-THE-CRASH' }]
  await postJson(`${before.digiflazz}/control/scripts`, { target: '*', steps })
  await postJson(`${before.vip}/control/scripts`, { target: '*', steps })
  await buyerAt(before.digiflazz).buy('INV-1', 'xld10', '087811112222')
  await resellerAt(before.vip)('/prepaid', { type: 'order', service: 'TS10', data_no: '081234567890' })
  await merchantAt(before.tripay).create('INV-1')
  await end('SIGKILL')

  const after = await start()
  const purchases = await eventually('late success', async () => {
    const { body } = await send<{ transactions: { sn: string }[] }>('GET', `${after.digiflazz}/control/transactions`)
    return body.transactions[0]?.sn === 'AFTER-THE-CRASH' ? body.transactions : undefined
  })
  expect(purchases).toHaveLength(1)
  const order = await eventually('late success', async () => {
    const [found] = (await resellerAt(after.vip)('/prepaid', { type: 'status', limit: '5' })).body.data as {
      status: string
    }[]
    return found?.status === 'success' ? found : undefined
  })
  expect(order).toMatchObject({ note: 'AFTER-THE-CRASH' })
  const paid = await merchantAt(after.tripay).control('/transactions/INV-1/pay')
  expect(paid.body).toMatchObject({ reference: 'DEV-T0001000000001', status: 'PAID' })
})

test('a callback that was under way when the process died is sent again', async () => {
  const before = await start()
  await merchantAt(before.tripay).create('INV-1')
  await merchantAt(before.tripay).control('/faults', { kind: 'webhook-delay', ms: 1_000 })
  await merchantAt(before.tripay).control('/transactions/INV-1/pay')
  await end('SIGKILL')
  await start()
  const [told] = await receiver.waitFor(1)
  expect(JSON.parse(told?.body ?? '')).toMatchObject({ merchant_ref: 'INV-1', status: 'PAID' })
})

test('SIGTERM ends it cleanly', async () => {
  await start()
  expect(await end('SIGTERM')).toBe(0)
})
