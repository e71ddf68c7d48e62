import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseEnv, promisify } from 'node:util'
import { createIssuer, Secret, signingKeys } from '@konter/service'
import type { AccountCode } from '../../apps/wallet/src/ledger/ledger.ts'
import { floorOf, ownerOf } from '../../apps/wallet/src/ledger/ledger.ts'
import { proveBooks, withClient } from './books.ts'
import type { Konter } from './konter.ts'
import { type Lab, median, type Row, write } from './lab.ts'

export const title = 'The ledger'
export const goal =
  'in process, 256 in flight: ≥ 3× (spread) and ≥ 6× (one hot account) the transactions/s of pgbench TPC-B with 8 clients; over HTTP, one transfer a call, 64 clients: ≥ 1×'

const accountsCount = 10_000
const inFlight = 256
const connections = 64
const startBalance = 1_000_000_000_000n
const goals = { 'in process, spread': 3, 'in process, hot': 6, 'over HTTP, spread': 1, 'over HTTP, hot': 1 }

type Turn = { perSecond: number; p50Ms: number; p99Ms: number; errors: number }
const execute = promisify(execFile)

/** Each transfer: one row in transfer with a unique key, two mutations with balance before and after, two balances. */
export async function run(lab: Lab): Promise<Row[]> {
  const konter = await lab.konter('apart')
  const pgbench = await lab.program('pgbench')
  const { databaseAdminUrl } = await lab.servers()
  const walletUrl = parseEnv(readFileSync(konter.envFile('wallet'), 'utf8')).DATABASE_URL ?? ''
  const accounts = await openAccounts(databaseAdminUrl, konter.database)
  const hot: AccountCode = 'house:bench-hot'
  const peers = pgbench === undefined ? {} : await tpcB(lab, pgbench, databaseAdminUrl)
  const inProcess = (name: string, more: object) => {
    const given = { url: walletUrl, accounts, inFlight, seconds: lab.seconds, ...more }
    const file = write(lab, name, JSON.stringify(given))
    return () => resultOf(process.execPath, [worker, file])
  }
  const overHttp = (to?: AccountCode) => () => post(lab, konter, accounts, to)
  const ours = {
    'in process, spread': inProcess('spread.json', {}),
    'in process, hot': inProcess('hot.json', { hot }),
    'over HTTP, spread': overHttp(),
    'over HTTP, hot': overHttp(hot),
  }
  const turns: Record<string, Turn[]> = await lab.inTurns<string, Turn>({ ...peers, ...ours })
  await proveBooks(lab, konter.database)
  return Object.entries(turns).map(([name, results]) => rowOf(name, results, turns))
}

const worker = fileURLToPath(new URL('./ledger/in-process.ts', import.meta.url))

async function resultOf(file: string, args: string[]): Promise<Turn> {
  const { stdout } = await execute(file, args, { maxBuffer: 1 << 20 })
  return JSON.parse(/^RESULT (.*)$/m.exec(stdout)?.[1] ?? '{}') as Turn
}

/** Customers with money, all of it from one account of ours, as the ledger itself would have it. */
async function openAccounts(adminUrl: string, database: string): Promise<AccountCode[]> {
  const accounts = Array.from({ length: accountsCount }, (): AccountCode => `customer:${randomUUID()}`)
  await withClient(adminUrl, database, async (client) => {
    await client.query('set search_path = wallet')
    const source: AccountCode = 'house:bench-source'
    const open = (codes: AccountCode[]) =>
      client.query('select code, id from open_accounts($1, $2, $3, now())', [
        codes,
        codes.map(ownerOf),
        codes.map((code) => floorOf(code)?.toString() ?? null),
      ])
    await open([...accounts, source])
    for (let at = 0; at < accounts.length; at += 500)
      await client.query(
        `with ids as (select id, code from account where code = any($1)), src as (select id from account where code = $2),
              nth as (select id, row_number() over (order by id) as n from ids)
         select count(*) from post_transfers(
           (select array_agg(gen_random_uuid()) from nth), (select array_agg('bench-open:' || id order by n) from nth),
           (select array_agg('\\x00'::bytea) from nth), (select array_agg('bench'::text) from nth), (select array_agg('bench'::text) from nth), now(),
           (select array_agg(n::int order by n) from nth), (select array_agg(src.id) from nth, src), (select array_agg(id order by n) from nth),
           (select array_agg($3::bigint) from nth))`,
        [accounts.slice(at, at + 500), source, String(startBalance)],
      )
  })
  return accounts
}

/** TPC-B-like, prepared, 8 clients: 50 branches (spread) and one (hot). */
async function tpcB(lab: Lab, pgbench: string, adminUrl: string): Promise<Record<string, () => Promise<Turn>>> {
  const contestant = async (scale: number) => {
    const database = `bench_tpcb_${scale}`
    const url = new URL(adminUrl)
    await withClient(adminUrl, 'postgres', async (client) => {
      await client.query(`drop database if exists ${database}`)
      await client.query(`create database ${database}`)
    })
    url.pathname = `/${database}`
    await execute(pgbench, ['-i', '-q', '-s', String(lab.quick ? 1 : scale), url.href])
    return async (): Promise<Turn> => {
      const seconds = String(Math.max(1, Math.round(lab.seconds)))
      const { stdout } = await execute(pgbench, ['-M', 'prepared', '-n', '-c', '8', '-j', '2', '-T', seconds, url.href])
      const [, latency = 'NaN'] = /latency average = ([\d.]+)/.exec(stdout) ?? []
      const [, tps = 'NaN'] = /tps = ([\d.]+)/.exec(stdout) ?? []
      return { perSecond: Number(tps), p50Ms: Number(latency), p99Ms: Number.NaN, errors: 0 }
    }
  }
  return { [spreadPeer]: await contestant(50), [hotPeer]: await contestant(1) }
}
const spreadPeer = 'pgbench, scale 50'
const hotPeer = 'pgbench, scale 1'

/** As the order service posts: one transfer a request, with its token. */
async function post(lab: Lab, konter: Konter, accounts: AccountCode[], to?: AccountCode): Promise<Turn> {
  const { SERVICE_SIGNING_KEY = '' } = parseEnv(readFileSync(konter.envFile('order'), 'utf8'))
  const issuer = createIssuer('order', signingKeys(new Secret(SERVICE_SIGNING_KEY.replaceAll('\\n', '\n'))))
  const token = issuer.tokenFor('wallet', { sub: 'service:order', kind: 'service' }, 'service')
  const lua = `
local codes = { ${accounts.map((code) => `'${code}'`).join(', ')} }
-- Global: setup() numbers the threads, and each finds its number in a global of its own.
thread = 0
local run, count = '${randomUUID().slice(0, 8)}', 0
function setup(t) thread = thread + 1; t:set('thread', thread) end
function init() math.randomseed(thread * 7919 + os.time()) end
function request()
  count = count + 1
  local from, to = math.random(#codes), math.random(#codes - 1)
  if to >= from then to = to + 1 end
  local body = '{"key":"' .. run .. '-' .. thread .. '-' .. count .. '","kind":"bench","reference":"bench","postings":[{"from":"' ..
    codes[from] .. '","to":"' .. ${to === undefined ? 'codes[to]' : `'${to}'`} .. '","amount":1}]}'
  return wrk.format('POST', nil, nil, body)
end`
  const result = await lab.load({
    url: `http://127.0.0.1:${konter.ports.wallet}/internal/transfers`,
    connections,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    lua,
  })
  return result
}

function rowOf(name: string, turns: Turn[], all: Record<string, Turn[]>): Row {
  const of = (figure: keyof Turn) => median(turns.map((turn) => turn[figure]))
  const peer = all[name.endsWith('hot') ? hotPeer : spreadPeer]
  const share = median(turns.map((turn, at) => turn.perSecond / (peer?.[at]?.perSecond ?? Number.NaN)))
  const wanted = goals[name as keyof typeof goals]
  return {
    what: name,
    'transfers/s': Math.round(of('perSecond')),
    'of pgbench': Number.isNaN(share) || wanted === undefined ? '' : share.toFixed(2),
    'p50 ms': of('p50Ms').toFixed(1),
    'p99 ms': Number.isNaN(of('p99Ms')) ? '' : of('p99Ms').toFixed(1),
    errors: turns.reduce((sum, { errors }) => sum + errors, 0),
    goal: wanted === undefined ? '' : `≥ ${wanted}: ${share >= wanted ? 'met' : 'missed'}`,
  }
}
