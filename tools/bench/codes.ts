import { setTimeout as delay } from 'node:timers/promises'
import { caller, signIn } from '../launch/demo.ts'
import { loadDemoMerchants } from '../launch/demo-merchants.ts'
import type { Konter } from './konter.ts'
import { cpuSeconds, type Lab, type Row, residentBytes } from './lab.ts'

export const title = 'A batch of codes'
export const goal = 'a million codes for print, made by one job, while the service goes on answering'

const lookMs = 50
/** A token of staff is not good for as long as a million codes take. */
const signedInMs = 300_000
const minutesMax = 60

type Batch = { id: string; status: string; made: number; wanted: number }
type Call = ReturnType<typeof caller>
type Watched = { seconds: number; peakMb: number; answersMs: number[] }

/** Ordered as an operator would, through the gateway, and watched from outside until it says that it is made. */
export async function run(lab: Lab): Promise<Row[]> {
  const count = lab.rows ?? (lab.quick ? 2_000 : 1_000_000)
  const konter = await lab.konter('apart')
  await loadDemoMerchants({ gatewayUrl: konter.gatewayUrl, admin: konter.admin, onStep: lab.say })
  const call = caller(konter.gatewayUrl)
  const { items } = await call<{ items: { id: string }[] }>('GET', '/v1/vouchers', {})
  const voucherId = items[0]?.id
  if (voucherId === undefined) throw new Error('the demo has published no voucher')
  const pid = konter.programs.get('redemption')?.pid() ?? 0
  const postgres = (await lab.servers()).pid('postgres')
  const [own, ofPostgres] = [cpuSeconds(pid), cpuSeconds(postgres)]
  const { seconds, peakMb, answersMs } = await make(lab, konter, call, { voucherId, count })
  const each = (spent: number) => Math.round((spent / count) * 1e6)
  const at = (share: number) => (answersMs[Math.floor(answersMs.length * share)] ?? Number.NaN).toFixed(1)
  return [
    {
      codes: count,
      seconds: Math.round(seconds),
      'codes/s': Math.round(count / seconds),
      'CPU µs a code': each(cpuSeconds(pid) - own),
      'CPU µs of Postgres': each(cpuSeconds(postgres) - ofPostgres),
      'MB at most': Math.round(peakMb),
      'p50 ms of another answer meanwhile': at(0.5),
      p99: at(0.99),
      slowest: (answersMs.at(-1) ?? Number.NaN).toFixed(0),
    },
  ]
}

type Wanted = { voucherId: string; count: number }

async function make(lab: Lab, konter: Konter, call: Call, { voucherId, count }: Wanted): Promise<Watched> {
  const begun = performance.now()
  const token = await staffToken(call, konter)
  const body = { voucherId, kind: 'print', count, printRun: 'bench' }
  const { id } = await call<Batch>('POST', '/v1/admin/code-batches', { token: await token(), body })
  const another = `http://127.0.0.1:${konter.ports.redemption}/health/live`
  const pid = konter.programs.get('redemption')?.pid() ?? 0
  const answersMs: number[] = []
  let peakMb = 0
  for (let look = 1; ; look++) {
    const asked = performance.now()
    await (await fetch(another)).arrayBuffer()
    answersMs.push(performance.now() - asked)
    peakMb = Math.max(peakMb, residentBytes(pid) / 1e6)
    await delay(lookMs)
    if (look % 20 !== 0 && count > 10_000) continue
    const batch = await call<Batch>('GET', `/v1/admin/code-batches/${id}`, { token: await token() })
    if (look % 400 === 0) lab.say(`${batch.made} of ${batch.wanted}`)
    if (batch.status === 'made')
      return { seconds: (performance.now() - begun) / 1000, peakMb, answersMs: answersMs.sort((a, b) => a - b) }
    if (batch.status !== 'making' || performance.now() - begun > minutesMax * 60_000)
      throw new Error(`the batch is ${batch.status} with ${batch.made} of ${batch.wanted} codes`)
  }
}

async function staffToken(call: Call, { admin }: Konter): Promise<() => Promise<string>> {
  let since = performance.now()
  let { accessToken } = await signIn(call, admin)
  return async () => {
    if (performance.now() - since > signedInMs) {
      since = performance.now()
      accessToken = (await signIn(call, admin)).accessToken
    }
    return accessToken
  }
}
