import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { newId } from '@konter/core'
import { openDatabase, Secret } from '@konter/service'
import type { AccountCode, Transfer } from '../../../apps/wallet/src/ledger/ledger.ts'
import { createLedger } from '../../../apps/wallet/src/ledger/post.ts'

/** The ledger's own batcher in a process of its own, closed loop: so many transfers are always in flight. */
type Given = { url: string; accounts: AccountCode[]; hot?: AccountCode; inFlight: number; seconds: number }

const openedAtOnce = 100

const given = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Given
const { accounts, hot, inFlight, seconds } = given
const db = openDatabase(new Secret(given.url), { connectionsMax: 4, name: 'bench ledger' })
const ledger = createLedger(db, () => new Date())
for (let at = 0; at < accounts.length; at += openedAtOnce)
  await Promise.all(accounts.slice(at, at + openedAtOnce).map((code) => ledger.accountId(code)))

const any = (): AccountCode => accounts[Math.floor(Math.random() * accounts.length)] as AccountCode

/** Between any two, or to the hot one from any: the sum never changes. */
function transfer(): Transfer {
  const from = any()
  let to = hot ?? any()
  while (to === from) to = any()
  return { id: newId(), key: randomUUID(), kind: 'bench', reference: 'bench', postings: [{ from, to, amount: 1n }] }
}

const latencies: number[] = []
let refused = 0
const started = performance.now()
const until = started + seconds * 1000
async function client(): Promise<void> {
  while (performance.now() < until) {
    const asked = performance.now()
    const outcome = await ledger.post(transfer())
    if (outcome.status !== 'posted') refused += 1
    latencies.push(performance.now() - asked)
  }
}
await Promise.all(Array.from({ length: inFlight }, client))
const elapsed = (performance.now() - started) / 1000
await db.close()
latencies.sort((a, b) => a - b)
const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0
process.stdout.write(
  `RESULT ${JSON.stringify({ perSecond: latencies.length / elapsed, p50Ms: at(0.5), p99Ms: at(0.99), errors: refused })}\n`,
)
