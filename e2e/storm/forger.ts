import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Notes } from './notes.ts'
import type { Random } from './random.ts'
import type { SimulatorName, World } from './world.ts'

/** Somebody who has heard what the outside world tells us, and does not have its keys. */

type Delivery = { headers: Record<string, string> | string; body: string; reference: string }
type Letter = {
  to: SimulatorName
  body: string
  headers: Record<string, string>
  mustBeRefused: boolean
  isLie: boolean
}

const listenEveryMs = 5_000

const doors: Record<SimulatorName, string> = {
  tripay: '/v1/payments/callbacks/tripay',
  digiflazz: '/v1/suppliers/digiflazz/webhook',
  vip: '/v1/suppliers/vip/webhook',
}
const signatureOf: Record<SimulatorName, string> = {
  tripay: 'x-callback-signature',
  digiflazz: 'x-hub-signature',
  vip: 'x-client-signature',
}

/** Sends lies and repetitions, every so often, until the end. */
export async function forge(
  world: World,
  notes: Notes,
  random: Random,
  everyMs: number,
  end: AbortSignal,
): Promise<void> {
  const ears = new Map<SimulatorName, { heard: Delivery[]; until: number }>()
  while (!end.aborted) {
    await new Promise((resolve) => setTimeout(resolve, everyMs * (0.5 + random.next())))
    const to = random.pick(['tripay', 'digiflazz', 'vip'] as const)
    const known = ears.get(to)
    const isFresh = known !== undefined && known.until > performance.now()
    const heard = isFresh ? known.heard : await overheard(world, to)
    if (!isFresh) ears.set(to, { heard, until: performance.now() + listenEveryMs })
    if (heard.length > 0) await send(world, notes, letterFrom(to, random.pick(heard), random))
  }
}

/** While the simulator is away, nothing is overheard. */
async function overheard({ launched }: World, from: SimulatorName): Promise<Delivery[]> {
  try {
    const answer = await fetch(`${launched.world[from]}/control/deliveries`, { signal: AbortSignal.timeout(3_000) })
    return ((await answer.json()) as { deliveries: Delivery[] }).deliveries
  } catch {
    return []
  }
}

function letterFrom(to: SimulatorName, { headers: told, body }: Delivery, random: Random): Letter {
  const headers = (typeof told === 'string' ? JSON.parse(told) : told) as Record<string, string>
  const { [signatureOf[to]]: signature = '', ...unsigned } = headers
  const signed = (with_: string, text: string, mustBeRefused = true): Letter => ({
    to,
    body: text,
    headers: { ...unsigned, [signatureOf[to]]: with_ },
    mustBeRefused,
    isLie: text !== body,
  })
  const lie = changed(body, random)
  return random.pick<() => Letter>([
    // A true word again: taken, and nothing comes of it.
    () => signed(signature, body, false),
    () => ({ to, body, headers: unsigned, mustBeRefused: true, isLie: false }),
    () => signed(randomBytes(32).toString('hex'), body),
    () => signed(`sha1=${createHmac('sha1', 'not the key').update(lie).digest('hex')}`, lie),
    () => signed(createHmac('sha256', 'not the key').update(lie).digest('hex'), lie),
    // The signature of a true word over a lie. VIP Reseller's does not cover the body: that is believed by nobody, either.
    () => signed(signature, lie, to !== 'vip'),
  ])()
}

/** Another amount, the opposite result, somebody else's reference; and no two lies alike, to know them again. */
function changed(body: string, random: Random): string {
  const lies: [RegExp, string][] = [
    [/"total_amount":\d+/, '"total_amount":1'],
    [/"status":"(PAID|Sukses|success)"/, '"status":"FAILED"'],
    [/"status":"(EXPIRED|Gagal|Pending|error|waiting|processing)"/, '"status":"Sukses"'],
    [/"(reference|ref_id|trxid)":"[^"]*"/, `"$1":"${random.int(100_000, 999_999)}"`],
  ]
  const [pattern, instead] = random.pick(lies)
  return body.replace(pattern, instead).replace('{', `{"nonce":${random.int(1, 2 ** 31)},`)
}

async function send(
  { gatewayUrl }: World,
  notes: Notes,
  { to, body, headers, mustBeRefused, isLie }: Letter,
): Promise<void> {
  const { forgeries } = notes
  forgeries.sent += 1
  if (mustBeRefused && isLie) forgeries.digests.add(createHash('sha256').update(body).digest('hex'))
  const { 'content-type': type = 'application/json', ...rest } = headers
  delete rest['content-length']
  try {
    const answer = await fetch(gatewayUrl + doors[to], {
      method: 'POST',
      headers: { ...rest, 'content-type': type },
      body,
      signal: AbortSignal.timeout(10_000),
    })
    await answer.text()
    if (answer.status === 401) forgeries.refused += 1
    if (mustBeRefused && answer.status < 400)
      notes.violation(`a forged message to ${to} was answered ${answer.status}: ${body.slice(0, 300)}`)
  } catch {
    forgeries.unanswered += 1
  }
}
