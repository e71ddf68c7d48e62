import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { createIssuer, Secret, signingKeys } from '@konter/service'
import { type Peer, startGateway, startHaproxy, startHttpProxy, startNginx, startUpstream } from './gateway/peers.ts'
import type { Konter } from './konter.ts'
import { cpuSeconds, type Lab, median, type Row } from './lab.ts'
import type { LoadResult } from './load.ts'

export const title = 'A read through the gateway'
export const goal = '≥ 0.45 of the requests/s of nginx with one worker, p99 ≤ 2.5× its p99, at 64 connections'

const connections = 64
/**
 * What Node has compiled for good by then: ours gets faster for the first hundred thousand (1.5 times, measured in turns of
 * five seconds). By number and not by time: on a busy machine the same takes longer.
 */
const warmUpRequests = 100_000
const warmUpTurnsMax = 6
/**
 * Not counted: whoever had no turn for half a minute opens its connections again, and ours asks once more who calls. In four
 * seconds that would be the slowest hundredth.
 */
const leadInSeconds = 1
const goalShare = 0.45
const goalLatency = 2.5
const fullPathOnly = 'our gateway, full path only'

type Turn = LoadResult & { proxyCpuUs: number; upstreamCpuUs: number }
type Upstream = { name: string; url: string; pid: number; path: string }

/**
 * The same answer everywhere. Ours gets it for a customer's token; the others hand on what ours gives to catalog, so that
 * catalog does the same for all: it looks up who asks and their prices.
 */
export async function run(lab: Lab): Promise<Row[]> {
  const konter = await lab.konter('apart')
  const answer = await fetch(`${konter.gatewayUrl}/v1/products?limit=1`)
  const { items } = (await answer.json()) as { items: { sku: string }[] }
  const path = `/v1/products/${items[0]?.sku}`
  const plain = await startUpstream(lab)
  const catalog = konter.programs.get('catalog')?.pid() ?? 0
  return [
    ...(await before(lab, konter, { name: 'a fixed answer', ...plain, path })),
    ...(await before(lab, konter, {
      name: 'catalog',
      url: `http://127.0.0.1:${konter.ports.catalog}`,
      pid: catalog,
      path,
    })),
  ]
}

async function before(lab: Lab, konter: Konter, upstream: Upstream): Promise<Row[]> {
  const ours = (env: Record<string, string>) =>
    startGateway(lab, konter.envFile('gateway'), { CATALOG_URL: upstream.url, ...env })
  const proxies: Record<string, Peer | undefined> = {
    nginx: await startNginx(lab, upstream.url),
    haproxy: await startHaproxy(lab, upstream.url),
    '@fastify/http-proxy': await startHttpProxy(lab, upstream.url),
    'our gateway': await ours({}),
    [fullPathOnly]: await ours({ LEAN_PATH: 'false' }),
  }
  const { token, callerToken } = await signUp(konter)
  const turn = (proxy?: Peer) => () => {
    const isOurs = proxy !== undefined && (proxy === proxies['our gateway'] || proxy === proxies[fullPathOnly])
    return turnOf(lab, upstream, isOurs ? token : callerToken(), proxy)
  }
  const here = Object.entries(proxies).filter((entry): entry is [string, Peer] => entry[1] !== undefined)
  const contestants = Object.fromEntries([
    ['the service directly', turn()],
    ...here.map(([name, proxy]) => [name, turn(proxy)] as const),
  ])
  lab.say(`before ${upstream.name}: warming up`)
  for (const each of Object.values(contestants)) if (!lab.quick) await warmUp(each)
  const turns = await lab.inTurns(contestants)
  for (const [, proxy] of here) await proxy.stop()
  const missing = Object.keys(proxies).filter((name) => proxies[name] === undefined)
  return [
    ...Object.entries(turns).map(([name, results]) => rowOf(upstream, name, results, turns.nginx)),
    ...missing.map((name) => ({ upstream: upstream.name, through: name, 'requests/s': 'not here' })),
  ]
}

async function warmUp(turn: () => Promise<Turn>): Promise<void> {
  let requests = 0
  for (let turns = 0; requests < warmUpRequests && turns < warmUpTurnsMax; turns++) requests += (await turn()).requests
}

async function turnOf(lab: Lab, upstream: Upstream, token: string, proxy?: Peer): Promise<Turn> {
  const cpu = () => [proxy === undefined ? Number.NaN : cpuSeconds(proxy.pid), cpuSeconds(upstream.pid)] as const
  const headers = { authorization: `Bearer ${token}` }
  const load = { url: (proxy ?? upstream).url + upstream.path, connections, headers }
  if (!lab.quick) await lab.load({ ...load, seconds: leadInSeconds })
  const [proxyBefore, upstreamBefore] = cpu()
  const result = await lab.load(load)
  const [proxyAfter, upstreamAfter] = cpu()
  const each = (seconds: number) => (seconds * 1e6) / result.requests
  return { ...result, proxyCpuUs: each(proxyAfter - proxyBefore), upstreamCpuUs: each(upstreamAfter - upstreamBefore) }
}

function rowOf({ name: upstream }: Upstream, through: string, turns: Turn[], nginx: Turn[] | undefined): Row {
  const of = (figure: keyof Turn) => median(turns.map((turn) => turn[figure]))
  // Turn by turn, so that what the machine did in the meantime is in both.
  const beside = (figure: keyof Turn) =>
    nginx === undefined
      ? Number.NaN
      : median(turns.map((turn, at) => turn[figure] / (nginx[at]?.[figure] ?? Number.NaN)))
  const share = beside('perSecond')
  const latency = beside('p99Ms')
  const isOurs = through === 'our gateway'
  const met = share >= goalShare && latency <= goalLatency ? 'met' : 'missed'
  return {
    upstream,
    through,
    'requests/s': Math.round(of('perSecond')),
    'of nginx': figure(share, 2),
    'p50 ms': figure(of('p50Ms'), 2),
    'p99 ms': figure(of('p99Ms'), 2),
    'p99 of nginx': figure(latency, 2),
    'CPU µs': figure(of('proxyCpuUs'), 0),
    'CPU µs upstream': figure(of('upstreamCpuUs'), 0),
    errors: turns.reduce((sum, { errors }) => sum + errors, 0),
    goal: isOurs && nginx !== undefined ? met : '',
  }
}

const figure = (value: number, digits: number): string => (Number.isNaN(value) ? '' : value.toFixed(digits))

/** A new customer: their access token, and what the gateway tells services about them, which lasts a minute. */
async function signUp({ gatewayUrl, envFile }: Konter): Promise<{ token: string; callerToken(): string }> {
  const answer = await fetch(`${gatewayUrl}/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ name: 'Budi', email: `${randomUUID()}@konter.example`, password: 'kopi-tubruk-pagi-hari' }),
  })
  const { user, accessToken } = (await answer.json()) as { user: { id: string }; accessToken: string }
  const { SERVICE_SIGNING_KEY = '' } = parseEnv(readFileSync(envFile('gateway'), 'utf8'))
  const issuer = createIssuer('gateway', signingKeys(new Secret(SERVICE_SIGNING_KEY.replaceAll('\\n', '\n'))))
  const claims = {
    sub: user.id,
    kind: 'user',
    role: 'customer',
    customerType: 'retail',
    memberLevel: 'bronze',
    guest: false,
    permissions: [],
  } as const
  return { token: accessToken, callerToken: () => issuer.tokenFor('catalog', { ...claims, permissions: [] }, user.id) }
}
