import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { newSigningKeyPem } from '@konter/service'
import { customer, eventually, staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findByHash } from '../code/code.repo.ts'
import { checkSymbolOf, newShortCode, parseShortCode, shown } from '../code/short-code.ts'
import { changed, countersOf, dataKeys, known, type Redemptions, testRedemptions } from '../fixture.ts'
import { findBatch } from './batch.repo.ts'
import { type Batch, codesPerTurn } from './batch.ts'

let service: Redemptions
beforeAll(async () => {
  service = await testRedemptions()
  service.start()
})
afterAll(() => service.stop())

type View = Batch & { states: Record<string, number>; code: string }
const operator = staff('code:operate', 'code:read')
const request = (body: object, as = operator, key?: string) =>
  service.post<View>('/v1/admin/code-batches', { as, body, ...(key === undefined ? {} : { key }) })
const bring = (body: object) => service.post<View>('/v1/admin/code-imports', { as: operator, body })
/** Its job has done its work. */
const made = (id: string) =>
  eventually(async () => expect((await findBatch(service.db, id))?.status).toBe('made'), {
    withinMs: 60_000,
    everyMs: 50,
  })
const read = async (id: string) => (await service.get<View>(`/v1/admin/code-batches/${id}`, { as: operator })).body

async function exported(id: string): Promise<string[][]> {
  const { status, body, headers } = await service.get<string>(`/v1/admin/code-batches/${id}/codes.csv`, {
    as: operator,
  })
  expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  const [heading, ...lines] = body.trimEnd().split('\r\n')
  expect(heading).toBe('code,qr,status,uses,uses_max,valid_until,ended_because,id')
  return lines.map((line) => line.split(','))
}

describe('a batch for print', () => {
  test('is made in one job, each code different, found by what is typed and by what is scanned', async () => {
    const { voucher, merchant } = await known(service)
    const asked = await request({ voucherId: voucher.voucherId, kind: 'print', count: 120, printRun: 'book 2026-12' })
    expect([asked.status, asked.body.status, asked.body.made]).toEqual([202, 'making', 0])
    const { id } = asked.body
    await made(id)
    expect(await read(id)).toMatchObject({ status: 'made', made: 120, run: 'book 2026-12', states: { active: 120 } })
    const lines = await exported(id)
    expect(new Set(lines.map(([code]) => code)).size).toBe(120)
    for (const [code = '', qr = '', status, uses, usesMax, , , codeId] of lines.slice(0, 10)) {
      expect([status, uses, usesMax]).toEqual(['active', '0', '1'])
      const parsed = parseShortCode(code)
      const hash = await service.ctx.codes.hashOf(parsed.ok ? parsed.symbols : '')
      expect((await findByHash(service.db, hash))?.id).toBe(codeId)
      const scan = await service.ctx.keyring.read(qr)
      expect(scan).toMatchObject({
        ok: true,
        fields: { type: 'book-voucher', kid: asked.body.kid, merchant: merchant.number },
      })
    }
    // Paper reserves nothing: it takes a use when it is redeemed.
    expect(await countersOf(service, voucher.voucherId)).toEqual({ taken: 0, redeemed: 0, held: 0, customers: 0 })
  })

  test('asked for again with its key, is the same one', async () => {
    const { voucher } = await known(service)
    const body = { voucherId: voucher.voucherId, kind: 'print', count: 5 }
    const [first, second] = [await request(body, operator, 'once'), await request(body, operator, 'once')]
    expect(second.body.id).toBe(first.body.id)
    expect(first.body.run).toBe(`batch ${first.body.id}`)
  })

  test('that is revoked is made no further, and what is active of it is good for nothing', async () => {
    const { voucher } = await known(service)
    const { id } = (await request({ voucherId: voucher.voucherId, kind: 'print', count: 40 })).body
    await made(id)
    const revoked = await service.post<View>(`/v1/admin/code-batches/${id}/revoke`, {
      as: operator,
      body: { because: '=stolen, "from" the press' },
    })
    expect([revoked.status, revoked.body.status]).toEqual([200, 'revoked'])
    await eventually(async () => expect((await read(id)).states).toEqual({ revoked: 40 }))
    const { body } = await service.get<string>(`/v1/admin/code-batches/${id}/codes.csv`, { as: operator })
    expect(body.split('\r\n')[1]).toContain(`,revoked,0,1,`)
    // What a spreadsheet would take for a formula is text.
    expect(body.split('\r\n')[1]).toContain(`"'=stolen, ""from"" the press"`)
  })

  test('that is revoked while it is being made stops there', async () => {
    const { voucher } = await known(service)
    const { id } = (await request({ voucherId: voucher.voucherId, kind: 'print', count: 20_000 })).body
    await eventually(async () => expect((await read(id)).made).toBeGreaterThan(0), { withinMs: 60_000 })
    await service.post(`/v1/admin/code-batches/${id}/revoke`, { as: operator, body: { because: 'wrong voucher' } })
    await eventually(
      async () => {
        const { made, states, status } = await read(id)
        expect([status, states]).toEqual(['revoked', { revoked: made }])
        expect(made).toBeLessThan(20_000)
      },
      { withinMs: 60_000 },
    )
  })

  test('shares its print run’s key: revoked, the whole run is good for nothing', async () => {
    const { voucher } = await known(service)
    const [one, two] = await Promise.all(
      [3, 4].map((count) => request({ voucherId: voucher.voucherId, kind: 'print', count, printRun: 'leaked' })),
    )
    expect(two?.body.kid).toBe(one?.body.kid)
    for (const each of [one, two]) await made(each?.body.id ?? '')
    await service.post(`/v1/admin/qr-keys/${one?.body.kid}/revoke`, {
      as: operator,
      body: { because: 'the file leaked' },
    })
    await eventually(async () => {
      expect((await read(one?.body.id ?? '')).states).toEqual({ revoked: 3 })
      expect((await read(two?.body.id ?? '')).states).toEqual({ revoked: 4 })
    })
  })

  test('409 while it is being made, for who wants its codes; 409 for a voucher that is over', async () => {
    const { voucher } = await known(service)
    const { voucher: paused } = await known(service)
    await changed(service, paused, { status: 'archived' })
    expect((await request({ voucherId: paused.voucherId, kind: 'print', count: 1 })).body.code).toBe(
      'code-batch.voucher-over',
    )
    const fresh = await testRedemptions()
    try {
      const { voucher: other } = await known(fresh)
      const asked = await fresh.post<View>('/v1/admin/code-batches', {
        as: operator,
        body: { voucherId: other.voucherId, kind: 'print', count: 3 },
      })
      const early = await fresh.get(`/v1/admin/code-batches/${asked.body.id}/codes.csv`, { as: operator })
      expect([early.status, early.body.code]).toEqual([409, 'code-batch.unfinished'])
    } finally {
      await fresh.stop()
    }
    expect((await request({ voucherId: voucher.voucherId, kind: 'print', count: 1_000_001 })).status).toBe(400)
  })

  test('403 for who may only look, for customers and for nobody; who took the codes is on record', async () => {
    const { voucher } = await known(service)
    const { id } = (await request({ voucherId: voucher.voucherId, kind: 'print', count: 2 })).body
    await made(id)
    const path = `/v1/admin/code-batches/${id}/codes.csv`
    for (const as of [staff('code:read'), customer()]) expect((await service.get(path, { as })).status).toBe(403)
    expect((await service.get(path)).status).toBe(401)
    await exported(id)
    const log = await service.get<{ items: { action: string; actor: string }[] }>(
      `/v1/admin/redemption/log?subject=batch:${id}`,
      { as: operator },
    )
    expect(log.body.items.map(({ action, actor }) => [action, actor])).toEqual([
      ['batch.exported', `user:${operator.sub}`],
      ['batch.requested', `user:${operator.sub}`],
    ])
  })
})

test('shared codes may be used as often as they say, or as the voucher allows', async () => {
  const { voucher } = await known(service)
  const asked = await request({ voucherId: voucher.voucherId, kind: 'shared', count: 2, usesMax: 500 })
  await made(asked.body.id)
  expect((await exported(asked.body.id)).map((cells) => cells[4])).toEqual(['500', '500'])
  const open = await request({ voucherId: voucher.voucherId, kind: 'shared', count: 1 })
  await made(open.body.id)
  expect((await exported(open.body.id)).map((cells) => cells[4])).toEqual([''])
  expect((await request({ voucherId: voucher.voucherId, kind: 'shared', count: 1_001 })).status).toBe(422)
})

describe('codes that were printed elsewhere', () => {
  test('are taken over; each line that brings nothing is told with its reason', async () => {
    const { voucher } = await known(service)
    const [a, b, c] = [newShortCode(), newShortCode(), newShortCode()]
    const wrong = a.slice(0, 9) + (checkSymbolOf(a.slice(0, 9)) === '0' ? '1' : '0')
    const first = await bring({ voucherId: voucher.voucherId, csv: `code\n${a}\n` })
    expect([first.status, first.body.made, first.body.refused]).toEqual([201, 1, []])
    const csv = [
      'Code;Note',
      `${shown(b).toLowerCase()};first`,
      `"${c}"`,
      b,
      a,
      wrong,
      'HELLO',
      '',
      '7Q4M2-XK9DU',
    ].join('\r\n')
    const second = await bring({ voucherId: voucher.voucherId, csv })
    expect(second.status).toBe(201)
    expect(second.body).toMatchObject({ kind: 'import', status: 'made', wanted: 3, made: 2, states: { active: 2 } })
    expect(second.body.refused).toEqual([
      { line: 4, reason: 'twice' },
      { line: 5, reason: 'taken' },
      { line: 6, reason: 'check-symbol' },
      { line: 7, reason: 'malformed' },
      { line: 9, reason: 'malformed' },
    ])
    expect((await exported(second.body.id)).map(([code]) => code).sort()).toEqual([shown(b), shown(c)].sort())
  })

  test('422 where nothing is a code, or there are too many', async () => {
    const { voucher } = await known(service)
    const nothing = await bring({ voucherId: voucher.voucherId, csv: 'code\nhello\n' })
    expect([nothing.status, nothing.body.code]).toEqual([422, 'code-batch.nothing-to-import'])
    const many = await bring({ voucherId: voucher.voucherId, csv: '\n'.repeat(20_500) })
    expect([many.status, many.body.code]).toEqual([422, 'code-batch.too-many-lines'])
  })
})

describe('a process that is killed in the middle of a batch', () => {
  const control = mkdtempSync(join(tmpdir(), 'konter-batch-'))
  afterAll(() => rmSync(control, { recursive: true, force: true }))

  /** The service as a process of its own, on the same database. */
  function start(): ChildProcess {
    return spawn(process.execPath, [fileURLToPath(new URL('../main.ts', import.meta.url))], {
      stdio: 'ignore',
      env: {
        ...process.env,
        PORT: '0',
        LOG_LEVEL: 'silent',
        DATABASE_URL: service.database.url,
        NATS_NAMESPACE: 'batch-test',
        SERVICE_SIGNING_KEY: newSigningKeyPem(),
        DATA_KEYS: dataKeys,
        TEST_CONTROL_DIR: control,
      },
    })
  }
  const endOf = (child: ChildProcess) =>
    new Promise<string | null>((resolve) => child.once('exit', (_code, signal) => resolve(signal)))

  test('has lost nothing, and who comes after goes on where it was', { timeout: 120_000 }, async () => {
    await service.stop()
    service = await testRedemptions()
    const { voucher } = await known(service)
    const count = 10 * codesPerTurn + 200
    const { id } = (await request({ voucherId: voucher.voucherId, kind: 'print', count })).body
    writeFileSync(join(control, 'kill'), 'redemption.batch-after-turn')
    const first = start()
    expect(await endOf(first)).toBe('SIGKILL')
    expect(await findBatch(service.db, id)).toMatchObject({ status: 'making', made: codesPerTurn })
    const second = start()
    try {
      await eventually(async () => expect((await findBatch(service.db, id))?.status).toBe('made'), {
        withinMs: 90_000,
        everyMs: 200,
      })
    } finally {
      const ended = endOf(second)
      second.kill('SIGTERM')
      await ended
    }
    const [found] = await service.db.query<{ codes: number; different: number }>(
      'select count(*)::int as codes, count(distinct code_hash)::int as different from code where batch_id = $1::uuid',
      [id],
    )
    expect(found).toEqual({ codes: count, different: count })
  })
})
