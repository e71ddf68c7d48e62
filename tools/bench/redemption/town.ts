import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { createIssuer, createSafe, openDatabase, Secret, signingKeys } from '@konter/service'
import type pg from 'pg'
import { digitsOf, encodeFields, fieldBytes, signPayload } from '../../../apps/redemption/src/qr/qr-payload.ts'
import { createKeyring } from '../../../apps/redemption/src/qr-key/keyring.ts'
import { withClient } from '../books.ts'
import type { Konter } from '../konter.ts'
import { type Lab, write } from '../lab.ts'
import { claimRows, merchantOfClaim, numberOfMerchant, type Town, townRows, townTables } from './town.sql.ts'

const claimsAtOnce = 5_000

export type OpenTown = Town & {
  /** What the next so many claims are redeemed with: a line each of token, body. The same is never given twice. */
  requests(count: number): string
  /** The next claim, counted from 1, that nobody was given. */
  next(): number
  take(count: number): number
}

/** As the service's owner makes them: a QR is signed by the key that the service itself signs with. */
export async function openTown(lab: Lab, konter: Konter, town: Town): Promise<OpenTown> {
  const { databaseAdminUrl } = await lab.servers()
  const qrs: Buffer[] = []
  await withClient(databaseAdminUrl, konter.database, async (client) => {
    await client.query('set search_path = redemption, extensions')
    for (const sql of townRows(town)) await client.query(sql)
    const key = await signerOf(konter)
    for (let from = 0; from < town.claims; from += claimsAtOnce) {
      const made = payloads(from, Math.min(claimsAtOnce, town.claims - from), key, town)
      qrs.push(...made)
      await insertClaims(client, town, { made, keyId: key.id, from })
    }
    // Only what was filled: an empty table that was analyzed counts as one that stays empty, and is planned for as such.
    await client.query(`vacuum (analyze) ${townTables.join(', ')}`)
  })
  lab.say(`${town.claims} claims of ${town.vouchers} vouchers at ${town.merchants} merchants`)
  let given = 0
  const tokenOf = tokens(konter)
  const take = (count: number) => {
    if (given + count > town.claims) throw new Error(`only ${town.claims} claims were made`)
    given += count
    return given - count + 1
  }
  return {
    ...town,
    next: () => given + 1,
    take,
    requests: (count) => {
      const from = take(count)
      const lines = Array.from({ length: count }, (_, at) =>
        lineOf(from + at, qrs[from + at - 1] as Buffer, town, tokenOf),
      )
      return write(lab, `claims-${from}.txt`, lines.join('\n'))
    },
  }
}

type Key = Awaited<ReturnType<typeof signerOf>>

/** The key that the running service signs claims with; made by it, or by us before it needed one. */
async function signerOf(konter: Konter) {
  const env = parseEnv(readFileSync(konter.envFile('redemption'), 'utf8'))
  const db = openDatabase(new Secret(env.DATABASE_URL ?? ''), { connectionsMax: 2, name: 'bench town' })
  try {
    const safe = createSafe(new Secret(env.DATA_KEYS ?? ''), 'redemption')
    return await createKeyring({ db, safe, now: () => new Date() }).signer()
  } finally {
    await db.close()
  }
}

const payloads = (from: number, count: number, key: Key, town: Town): Buffer[] =>
  Array.from({ length: count }, (_, at) => {
    const merchant = numberOfMerchant(merchantOfClaim(from + at + 1, town))
    const fields = encodeFields({ type: 'claim', kid: key.kid, id: randomBytes(8), merchant, lastDay: '2098-12-31' })
    return signPayload(fields, key.privateKey)
  })

type Made = { made: Buffer[]; keyId: string; from: number }

async function insertClaims(client: pg.Client, town: Town, { made, keyId, from }: Made): Promise<void> {
  const ids = made.map((bytes) => bytes.subarray(2, 10))
  const signatures = made.map((bytes) => bytes.subarray(fieldBytes))
  await client.query(claimRows(town), [ids, signatures, keyId, from])
}

/** As the gateway would send them: every member of staff has a token of their own, for as long as a run takes. */
function tokens(konter: Konter): (staff: string) => string {
  const { SERVICE_SIGNING_KEY = '' } = parseEnv(readFileSync(konter.envFile('gateway'), 'utf8'))
  const issuer = createIssuer('gateway', signingKeys(new Secret(SERVICE_SIGNING_KEY.replaceAll('\\n', '\n'))))
  return (sub) => issuer.tokenFor('redemption', { sub, kind: 'user', role: 'merchant', permissions: [] }, sub)
}

function lineOf(n: number, qr: Buffer, town: Town, tokenOf: (staff: string) => string): string {
  const at = merchantOfClaim(n, town)
  const body = {
    qr: `HTTP://127.0.0.1:9000/V/${digitsOf(qr)}`,
    merchantId: uuidOf(`merchant ${at}`),
    locationId: uuidOf(`location ${at}`),
    deviceId: `till-bench-${String(at).padStart(6, '0')}`,
    position: { latitude: -6.9 - Math.floor(at / 100) / 1000, longitude: 107.6 + (at % 100) / 1000, accuracyM: 12 },
    billAmount: 40_000,
  }
  return `${tokenOf(uuidOf(`staff ${at}`))} ${JSON.stringify(body)}`
}

/** As SQL makes it: `md5('bench …')::uuid`. */
function uuidOf(name: string): string {
  const hex = createHash('md5').update(`bench ${name}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
