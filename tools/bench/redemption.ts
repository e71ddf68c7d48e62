import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { unremarkable } from '../../apps/redemption/src/fraud/features.ts'
import { withClient } from './books.ts'
import type { Konter } from './konter.ts'
import { cpuSeconds, type Lab, median, type Row, write } from './lab.ts'
import type { LoadResult } from './load.ts'
import { miscounted, statement, statementRows } from './redemption/town.sql.ts'
import { type OpenTown, openTown } from './redemption/town.ts'

export const title = 'Redemptions'
export const goal =
  'over HTTP, a claim each, 16 tills at once: ≥ 1,500 redemptions/s with p95 < 15 ms on 2 cores; beside them the one statement that decides, by pgbench'

const tills = 16
const manyTills = 64
const perSecondMin = 1_500
const p95MsMax = 15
/** Claims for so many a second, however fast it is. */
const perSecondMax = 3_000
const pgbenchClients = 8
const town = { merchants: 5_000, vouchers: 20_000 }

type Turn = {
  perSecond: number
  p50Ms: number
  p95Ms: number
  p99Ms: number
  errors: number
  cpuUs: number
  postgresCpuUs: number
}
const execute = promisify(execFile)

/**
 * Each redemption: signature verified, code found, staff checked, assessed with what is known of customer, till and place, and
 * then in one statement key, use, attempt, assessment, event and answer.
 */
export async function run(lab: Lab): Promise<Row[]> {
  const konter = await lab.konter('apart', { FRAUD_BUDGET_MS: '1000' })
  const { databaseAdminUrl } = await lab.servers()
  const perTurn = Math.ceil(lab.seconds + 1) * perSecondMax
  const pgbench = await lab.program('pgbench')
  const open = await openTown(lab, konter, { ...town, claims: perTurn * (lab.rounds * 3 + 1) })
  const overHttp = (connections: number) => () => redeem(lab, konter, open, { connections, perTurn })
  lab.say('warming up')
  await overHttp(tills)()
  const contestants = {
    ...(pgbench === undefined
      ? {}
      : { [peer]: await statementAlone(lab, konter, { pgbench, adminUrl: databaseAdminUrl, open, perTurn }) }),
    [`over HTTP, ${tills} tills`]: overHttp(tills),
    [`over HTTP, ${manyTills} tills`]: overHttp(manyTills),
  }
  const turns: Record<string, Turn[]> = await lab.inTurns<string, Turn>(contestants)
  await prove(lab, konter, databaseAdminUrl)
  return Object.entries(turns).map(([name, results]) => rowOf(name, results, turns[peer]))
}
const peer = `pgbench, the statement alone, ${pgbenchClients} clients`

type Asked = { connections: number; perTurn: number }

async function redeem(lab: Lab, konter: Konter, open: OpenTown, { connections, perTurn }: Asked): Promise<Turn> {
  const lines = open.requests(perTurn)
  const lua = `
local count, requests, threads = 0, {}, 0
function setup(t) threads = threads + 1; t:set('thread', threads) end
function init()
  local nth = 0
  for line in io.lines('${lines}') do
    if nth % 2 == thread - 1 then requests[#requests + 1] = line end
    nth = nth + 1
  end
end
function request()
  count = count + 1
  local token, body = requests[(count - 1) % #requests + 1]:match('^(%S+) (.*)$')
  return wrk.format('POST', nil, { authorization = 'Bearer ' .. token, ['content-type'] = 'application/json',
    ['idempotency-key'] = thread .. '-' .. count .. '-${open.next()}' }, body)
end`
  const url = `http://127.0.0.1:${konter.ports.redemption}/v1/redemptions`
  return measured(lab, konter, async () => {
    const before = await redeemed(lab, konter)
    const result = await lab.load({ url, connections, lua })
    const done = (await redeemed(lab, konter)) - before
    // An answer that is no redemption is an error here: each claim is good, and shown once.
    return { ...result, errors: result.errors + Math.max(0, result.requests - done) }
  })
}

async function measured(lab: Lab, konter: Konter, work: () => Promise<LoadResult>): Promise<Turn> {
  const servers = await lab.servers()
  const cpu = () =>
    [cpuSeconds(konter.programs.get('redemption')?.pid() ?? 0), cpuSeconds(servers.pid('postgres') ?? 0)] as const
  const [own, postgres] = cpu()
  const result = await work()
  const [ownAfter, postgresAfter] = cpu()
  const each = (seconds: number) => (seconds / Math.max(1, result.requests)) * 1e6
  return { ...result, cpuUs: each(ownAfter - own), postgresCpuUs: each(postgresAfter - postgres) }
}

async function redeemed(lab: Lab, konter: Konter): Promise<number> {
  const { databaseAdminUrl } = await lab.servers()
  return withClient(databaseAdminUrl, konter.database, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int from redemption.redemption where status = 'approved'`,
    )
    return rows[0]?.count ?? 0
  })
}

type Statement = { pgbench: string; adminUrl: string; open: OpenTown; perTurn: number }

/** The same function with the same texts, one redemption a call, by a client that does nothing else. */
async function statementAlone(lab: Lab, konter: Konter, { pgbench, adminUrl, open, perTurn }: Statement) {
  const share = Math.floor(perTurn / pgbenchClients)
  const from = open.take(perTurn * lab.rounds)
  const sample = await withClient(adminUrl, konter.database, async (client) => {
    await client.query('set search_path = redemption, extensions')
    await client.query(
      statementRows(open)
        .replace('$1::bigint', String(from))
        .replace('$2::bigint', String(from + perTurn * lab.rounds)),
    )
    await client.query('alter table bench_request add primary key (n)')
    await client.query('vacuum analyze bench_request')
    return sampleIn(client)
  })
  const url = new URL(adminUrl)
  url.pathname = `/${konter.database}`
  let round = 0
  return async (): Promise<Turn> => {
    const first = from + perTurn * round++
    const script = write(
      lab,
      `redeem-${round}.sql`,
      `\\set i :i + 1\n\\set n ${first} + :client_id * ${share} + :i\n${statement(sample).trim()}\n`,
    )
    const seconds = String(Math.max(1, Math.round(lab.seconds)))
    const args = [
      '-M',
      'prepared',
      '-n',
      '-D',
      'i=0',
      '-c',
      String(pgbenchClients),
      '-j',
      '2',
      '-T',
      seconds,
      '-f',
      script,
      url.href,
    ]
    return measured(lab, konter, async () => {
      const before = await redeemed(lab, konter)
      const { stdout } = await execute(pgbench, args, {
        env: { ...process.env, PGOPTIONS: '-c search_path=redemption,extensions' },
      })
      const requests = Number(/transactions actually processed: (\d+)/.exec(stdout)?.[1] ?? 0)
      const done = (await redeemed(lab, konter)) - before
      const [, latency = 'NaN'] = /latency average = ([\d.]+)/.exec(stdout) ?? []
      const [, tps = 'NaN'] = /tps = ([\d.]+)/.exec(stdout) ?? []
      const unknown = { p95Ms: Number.NaN, p99Ms: Number.NaN }
      return {
        requests,
        perSecond: Number(tps),
        p50Ms: Number(latency),
        ...unknown,
        errors: Math.max(0, requests - done),
      }
    })
  }
}

/** What a redemption tells, answers and was assessed with, as text for SQL. */
async function sampleIn(client: import('pg').Client): Promise<{ event: string; answer: string; scan: string }> {
  const { rows } = await client.query<{ event: string; answer: string }>(
    `select o.data::text as event, c.answer::text as answer
       from outbox o join request_claim c on c.id::text = o.aggregate_id where o.type = 'redemption.redeemed.v1' limit 1`,
  )
  const [sample] = rows
  if (sample === undefined) throw new Error('nothing was redeemed while warming up')
  const scan = {
    at: new Date().toISOString(),
    merchantId: JSON.parse(sample.event).merchantId,
    locationId: JSON.parse(sample.event).locationId,
    customerId: JSON.parse(sample.event).customerId,
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
  const quoted = (text: string) => text.replaceAll("'", "''")
  return { event: quoted(sample.event), answer: quoted(sample.answer), scan: quoted(JSON.stringify(scan)) }
}

/** Fast counters that are wrong are worth nothing. */
async function prove(lab: Lab, konter: Konter, adminUrl: string): Promise<void> {
  const wrong = await withClient(adminUrl, konter.database, async (client) => {
    await client.query('set search_path = redemption, extensions')
    return (await client.query<{ wrong: number }>(miscounted)).rows[0]?.wrong
  })
  if (wrong !== 0) throw new Error(`${wrong} vouchers count what is not there`)
  lab.say('every counter says what the rows say')
}

function rowOf(name: string, turns: Turn[], beside: Turn[] | undefined): Row {
  const of = (figure: keyof Turn) => median(turns.map((turn) => turn[figure]))
  const share = median(turns.map((turn, at) => turn.perSecond / (beside?.[at]?.perSecond ?? Number.NaN)))
  const ms = (value: number) => (Number.isNaN(value) ? '' : value.toFixed(1))
  const isGoal = name.includes(`, ${tills} tills`)
  const met = of('perSecond') >= perSecondMin && of('p95Ms') < p95MsMax
  return {
    what: name,
    'redemptions/s': Math.round(of('perSecond')),
    'of pgbench': Number.isNaN(share) ? '' : share.toFixed(2),
    'p50 ms': ms(of('p50Ms')),
    'p95 ms': ms(of('p95Ms')),
    'p99 ms': ms(of('p99Ms')),
    'CPU µs': name === peer ? '' : Math.round(of('cpuUs')),
    'CPU µs of Postgres': Math.round(of('postgresCpuUs')),
    errors: turns.reduce((sum, { errors }) => sum + errors, 0),
    goal: isGoal ? (met ? 'met' : 'missed') : '',
  }
}
