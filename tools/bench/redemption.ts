import { withClient } from './books.ts'
import type { Konter } from './konter.ts'
import { cpuSeconds, type Lab, median, type Row } from './lab.ts'
import type { LoadResult } from './load.ts'
import { openStatement, pgbenchClients } from './redemption/statement.ts'
import { miscounted } from './redemption/town.sql.ts'
import { type OpenTown, openTown } from './redemption/town.ts'

export const title = 'Redemptions'
export const goal =
  'over HTTP, a claim each, 16 tills at once: ≥ 1,500 redemptions/s with p95 < 15 ms on 2 cores; beside them the one statement that decides, by pgbench'

const tills = 16
const manyTills = 64
const perSecondMin = 1_500
const p95MsMax = 15
/** Claims for so many a second; a faster machine shows some of them twice, which counts as errors. */
const perSecondMax = 1_600
/** It takes thousands of redemptions until a process has compiled what it runs, and each connection planned what it asks. */
const warmingTurns = 4
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

/**
 * Each redemption: signature verified, code found, staff checked, assessed with what is known of customer, till and place, and
 * then in one statement key, use, attempt, assessment, event and answer.
 */
export async function run(lab: Lab): Promise<Row[]> {
  const konter = await lab.konter('apart', { FRAUD_BUDGET_MS: '1000' })
  const { databaseAdminUrl } = await lab.servers()
  const perTurn = Math.ceil(lab.seconds + 1) * perSecondMax
  const pgbench = await lab.program('pgbench')
  const open = await openTown(lab, konter, { ...town, claims: perTurn * (lab.rounds * 4 + warmingTurns) })
  const overHttp = (connections: number) => () => redeem(lab, konter, open, { connections, perTurn })
  lab.say('warming up')
  for (let turn = 0; turn < warmingTurns; turn++) await overHttp(tills)()
  const others = [...konter.programs.values()]
    .filter(({ name }) => name !== 'redemption')
    .map((each) => each.pid() ?? 0)
  const contestants = {
    ...(pgbench === undefined ? {} : { [peer]: await alone(lab, konter, { pgbench, open, perTurn }) }),
    [`over HTTP, ${tills} tills`]: overHttp(tills),
    [`over HTTP, ${tills} tills, the other services standing still`]: () => standingStill(others, overHttp(tills)),
    [`over HTTP, ${manyTills} tills`]: overHttp(manyTills),
  }
  const turns: Record<string, Turn[]> = await lab.inTurns<string, Turn>(contestants)
  await prove(lab, konter, databaseAdminUrl)
  return Object.entries(turns).map(([name, results]) => rowOf(name, results, turns[peer]))
}
const peer = `pgbench, the statement alone, ${pgbenchClients} clients`

/** What they make of a redemption (a notification, a right to review, a budget) they make of it afterwards. */
async function standingStill<T>(pids: readonly number[], work: () => Promise<T>): Promise<T> {
  for (const pid of pids) process.kill(pid, 'SIGSTOP')
  try {
    return await work()
  } finally {
    for (const pid of pids) process.kill(pid, 'SIGCONT')
  }
}

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

type Alone = { pgbench: string; open: OpenTown; perTurn: number }

/** The statement by a client that does nothing else. */
async function alone(lab: Lab, konter: Konter, asked: Alone): Promise<() => Promise<Turn>> {
  const turn = await openStatement(lab, konter, asked)
  return () =>
    measured(lab, konter, async () => {
      const before = await redeemed(lab, konter)
      const result = await turn()
      const done = (await redeemed(lab, konter)) - before
      return { ...result, errors: Math.max(0, result.requests - done) }
    })
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
  const isGoal = name.endsWith(`, ${tills} tills`)
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
