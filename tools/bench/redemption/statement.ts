import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type pg from 'pg'
import { unremarkable } from '../../../apps/redemption/src/fraud/features.ts'
import { withClient } from '../books.ts'
import type { Konter } from '../konter.ts'
import { type Lab, write } from '../lab.ts'
import type { LoadResult } from '../load.ts'
import { sampleTable, statement, statementRows, statementTable } from './town.sql.ts'
import type { OpenTown } from './town.ts'

export const pgbenchClients = 8
const execute = promisify(execFile)

type Asked = { pgbench: string; open: OpenTown; perTurn: number }

/** The function that decides, with the texts of a real redemption, one a call: prepared, eight clients, nothing around it. */
export async function openStatement(lab: Lab, konter: Konter, { pgbench, open, perTurn }: Asked) {
  const claims = perTurn * lab.rounds
  const from = open.take(claims)
  const { databaseAdminUrl } = await lab.servers()
  await withClient(databaseAdminUrl, konter.database, async (client) => {
    await client.query('set search_path = redemption, extensions')
    await client.query(statementTable)
    await client.query(statementRows(open), [from, from + claims])
    await client.query('vacuum (analyze) bench_request')
    await keepSample(client)
  })
  const url = new URL(databaseAdminUrl)
  url.pathname = `/${konter.database}`
  const share = Math.floor(perTurn / pgbenchClients)
  const seconds = String(Math.max(1, Math.round(lab.seconds)))
  const options = ['-M', 'prepared', '-n', '-D', 'i=0', '-c', String(pgbenchClients), '-j', '2', '-T', seconds]
  let round = 0
  return async (): Promise<LoadResult> => {
    const first = from + perTurn * round++
    const steps = [
      '\\set i :i + 1',
      `\\set n ${first} + :client_id * ${share} + :i`,
      `${statement.trim().replaceAll('\n', ' ')};`,
    ]
    const script = write(lab, `redeem-${round}.sql`, `${steps.join('\n')}\n`)
    const env = { ...process.env, PGOPTIONS: '-c search_path=redemption,extensions' }
    return resultIn((await execute(pgbench, [...options, '-f', script, url.href], { env })).stdout)
  }
}

function resultIn(said: string): LoadResult {
  const figure = (what: RegExp) => Number(what.exec(said)?.[1] ?? Number.NaN)
  return {
    requests: figure(/transactions actually processed: (\d+)/),
    perSecond: figure(/tps = ([\d.]+)/),
    p50Ms: figure(/latency average = ([\d.]+)/),
    p95Ms: Number.NaN,
    p99Ms: Number.NaN,
    errors: 0,
  }
}

/** What a redemption of the warming up told and answered, and an assessment as it looks when there is nothing to say. */
export async function keepSample(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{
    event: { merchantId: string; locationId: string; customerId: string }
    answer: object
  }>(
    `select o.data as event, c.answer
       from outbox o join request_claim c on c.id::text = o.aggregate_id where o.type = 'redemption.redeemed.v1' limit 1`,
  )
  const [sample] = rows
  if (sample === undefined) throw new Error('nothing was redeemed while warming up')
  const { merchantId, locationId, customerId } = sample.event
  const scan = {
    at: new Date().toISOString(),
    merchantId,
    locationId,
    customerId,
    deviceHash: 'ab'.repeat(32),
    value: 10_000,
    features: unremarkable,
    featuresHash: 'cd'.repeat(32),
    ruleSet: 1,
    score: 0,
    outcome: 'approve',
    fired: [],
    hard: [],
    failure: null,
    ms: 1.5,
    position: [-6.9, 107.6],
    accuracyM: 12,
    customerPosition: null,
    shadow: null,
    case: { always: false, subject: 'bench', voucherId: null, weight: 0, text: 'score 0' },
  }
  const texts = [sample.event, sample.answer, scan].map((each) => JSON.stringify(each))
  await client.query(sampleTable(texts.map((text) => client.escapeLiteral(text))))
}
