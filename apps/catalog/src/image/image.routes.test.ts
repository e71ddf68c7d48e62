import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDependencyDown } from '@konter/service'
import { customer, staff, type TestCaller } from '@konter/testing'
import { type ObjectStorage, startObjectStorage } from '@konter/testing/object-storage'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestCatalog, testCatalog } from '../testing/stand-in.ts'
import { type ImageBody, merchantWithStaff, upload } from './image.fixture.ts'
import { bytesMax } from './image.ts'
import { keyOf } from './image-objects.ts'
import { archive, jpeg, photo, png, svg } from './pictures.fixture.ts'

let folder: string
let storage: ObjectStorage
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'konter-images-'))
  storage = await startObjectStorage()
})
afterAll(async () => {
  await storage.remove()
  await rm(folder, { recursive: true, force: true })
})

describe.each(['file', 's3'] as const)('images in a store of kind %s', (kind) => {
  let catalog: TestCatalog
  let merchant: Awaited<ReturnType<typeof merchantWithStaff>>
  beforeAll(async () => {
    catalog = await testCatalog(kind === 'file' ? { OBJECT_STORE_URL: `file:${folder}` } : storage.environment)
    merchant = await merchantWithStaff(catalog)
  })
  afterAll(() => catalog.stop())

  const get = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
    catalog.app.inject({ method, url, headers })
  const rows = () =>
    catalog.db.query<{ status: string }>('select status from image where merchant_id = $1::uuid', [merchant.id])

  test('201: a photo of a phone is served in two sizes, without where it was taken', async () => {
    const { status, body } = await upload(catalog, merchant.id, await photo(), { as: merchant.owner })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      width: 1_200,
      height: 1_600,
      copies: [
        { size: 320, width: 240 },
        { size: 960, width: 720 },
      ],
    })
    for (const { url, bytes, width, height } of body.copies) {
      const answer = await get(url)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers).toMatchObject({
        'content-type': 'image/webp',
        'content-length': `${bytes}`,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'cross-origin',
      })
      const served = await sharp(answer.rawPayload).metadata()
      expect(served).toMatchObject({ format: 'webp', width, height })
      expect([served.exif, served.icc, served.xmp]).toEqual([undefined, undefined, undefined])
      for (const word of ['GPS', 'Nokia', 'Sari']) expect(answer.rawPayload.includes(word)).toBe(false)
    }
  })

  test('304 for who has it, weak or strong or one of several; a HEAD reads nothing', async () => {
    const { body } = await upload(catalog, merchant.id, await jpeg(), { as: merchant.owner })
    const url = body.copies[0]?.url as string
    const { etag } = (await get(url)).headers
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/)
    for (const held of [etag, `W/${etag}`, `"a", ${etag}`, '*']) {
      const answer = await get(url, { 'if-none-match': String(held) })
      expect([answer.statusCode, answer.body, answer.headers.etag]).toEqual([304, '', etag])
      expect(answer.headers['cache-control']).toContain('immutable')
    }
    expect((await get(url, { 'if-none-match': '"a"' })).statusCode).toBe(200)
    const head = await get(url, {}, 'HEAD')
    expect([head.statusCode, head.body, head.headers['content-length']]).toEqual([200, '', `${body.copies[0]?.bytes}`])
  })

  test('200: the same file again is the same image, for this merchant', async () => {
    const file = await png({ width: 400, height: 300 })
    const as = merchant.owner
    const first = await upload(catalog, merchant.id, file, { as, type: 'image/png' })
    const again = await upload(catalog, merchant.id, file, { as, type: 'image/png; charset=binary' })
    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.body).toEqual(first.body)
    const other = await merchantWithStaff(catalog)
    const others = await upload(catalog, other.id, file, { as: other.owner, type: 'image/png' })
    expect(others.status).toBe(201)
    expect(others.body.id).not.toBe(first.body.id)
  })

  test('the same file six times at once is one image', async () => {
    const file = await jpeg({ width: 500, height: 400 })
    const all = await Promise.all(
      Array.from({ length: 6 }, () => upload(catalog, merchant.id, file, { as: merchant.owner })),
    )
    expect(new Set(all.map(({ body }) => body.id)).size).toBe(1)
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1)
  })

  test('a list of them, the newest first; the page of the merchant shows those it chose', async () => {
    const own = await merchantWithStaff(catalog)
    const as = own.owner
    const ids: string[] = []
    for (let nth = 0; nth < 3; nth++)
      ids.push((await upload(catalog, own.id, await jpeg({ width: 100, height: 100 + nth }), { as })).body.id)
    type Page = { items: ImageBody[]; nextCursor: string | null }
    const path = `/v1/my/merchants/${own.id}/images`
    const page = await catalog.get<Page>(`${path}?limit=2`, { as: own.cashier })
    const next = await catalog.get<Page>(`${path}?limit=2&cursor=${page.body.nextCursor}`, { as })
    expect([...page.body.items, ...next.body.items].map(({ id }) => id)).toEqual(ids.toReversed())
    expect(next.body.nextCursor).toBeNull()
    const show = (imageIds: string[]) =>
      catalog.call<{ items: ImageBody[]; code: string }>('PUT', path, { as, body: { imageIds } })
    const [a, b, c] = ids as [string, string, string]
    await catalog.db.query(`update merchant set status = 'verified', verified_at = now() where id = $1::uuid`, [own.id])
    for (const chosen of [[c, a], [a, b, c], [], [b]]) {
      expect((await show(chosen)).body.items.map(({ id }) => id)).toEqual(chosen)
      expect((await catalog.get(`/v1/merchants/kopi-${own.id}`)).body.imageIds).toEqual(chosen)
    }
    expect((await show([b, randomUUID()])).body.code).toBe('image.not-found')
    expect((await show([b, b])).status).toBe(400)
    const others = await upload(catalog, merchant.id, await jpeg({ width: 90, height: 90 }), { as: merchant.owner })
    expect((await show([others.body.id])).body.code, "another merchant's").toBe('image.not-found')
    expect((await catalog.call('PUT', path, { as: own.cashier, body: { imageIds: [] } })).status).toBe(403)
  })

  describe('who may', () => {
    test.each<[string, number, string, () => TestCaller | undefined]>([
      ['nobody', 401, 'auth.required', () => undefined],
      ['a stranger', 404, 'merchant.not-found', () => customer()],
      ['staff of ours', 404, 'merchant.not-found', () => staff('merchant:read', 'merchant:verify')],
      ['an owner of another merchant', 404, 'merchant.not-found', () => customer()],
      ['a cashier', 403, 'merchant.owner-only', () => merchant.cashier],
      [
        'a key without the scope',
        403,
        'auth.forbidden',
        () => ({ ...merchant.owner, apiKeyId: randomUUID(), scopes: ['order:read'] }),
      ],
    ])('%s: %i %s', async (_who, status, code, who) => {
      const answer = await upload(catalog, merchant.id, await png(), { as: who(), type: 'image/png' })
      expect([answer.status, answer.body.code]).toEqual([status, code])
    })
  })

  test.each([
    ['too large', 413, 'request.too-large', 'image/jpeg', async () => Buffer.alloc(bytesMax + 1)],
    ['nothing', 422, 'image.type-mismatch', 'image/jpeg', async () => Buffer.alloc(0)],
    ['a drawing that is a program', 415, 'image.type-unsupported', 'image/svg+xml', async () => svg],
    ['the same, hidden', 422, 'image.type-mismatch', 'image/png', async () => svg],
    ['JSON', 415, 'image.type-unsupported', 'application/json', async () => Buffer.from('{}')],
    ['a form', 415, 'image.type-unsupported', 'multipart/form-data; boundary=x', () => jpeg()],
    ['no type that is one', 415, 'request.unsupported-media-type', 'nonsense;;;', () => jpeg()],
    [
      'an archive behind it',
      422,
      'image.carries-more',
      'image/jpeg',
      async () => Buffer.concat([await jpeg(), archive]),
    ],
    ['half of it', 422, 'image.damaged', 'image/jpeg', async () => (await jpeg()).subarray(0, 5_000)],
  ] as const)('%s: %i %s, and nothing is kept', async (_what, status, code, type, make) => {
    const before = await rows()
    const answer = await upload(catalog, merchant.id, await make(), { as: merchant.owner, type })
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(await rows()).toEqual(before)
  })

  test('409 when the merchant has as many as it may', async () => {
    const own = await merchantWithStaff(catalog)
    await catalog.db.query(
      `insert into image (id, merchant_id, sha256, bytes, width, height, status, created_by, created_at, updated_at)
       select gen_random_uuid(), $1::uuid, sha256(n::text::bytea), 1, 1, 1, 'ready', $1::uuid, now(), now() from generate_series(1, 500) n`,
      [own.id],
    )
    const answer = await upload(catalog, own.id, await jpeg(), { as: own.owner })
    expect([answer.status, answer.body.code]).toEqual([409, 'image.too-many'])
  })

  test('404 for what is not there or not ready, 400 for what cannot be', async () => {
    const { body } = await upload(catalog, merchant.id, await jpeg({ width: 70, height: 70 }), { as: merchant.owner })
    expect((await get(`/v1/images/${randomUUID()}/320`)).json().code).toBe('image.not-found')
    for (const path of [`${body.id}/321`, `${body.id}/0320`, 'x/320', '..%2f..%2fetc/320'])
      expect((await get(`/v1/images/${path}`)).statusCode, path).toBe(400)
    for (const status of ['storing', 'removing']) {
      await catalog.db.query('update image set status = $2 where id = $1::uuid', [body.id, status])
      const answer = await get(`/v1/images/${body.id}/320`)
      expect([answer.statusCode, answer.headers['cache-control']]).toEqual([404, undefined])
    }
  })

  test('500 when the store has lost one: that is our own failure, and nobody keeps it', async () => {
    const { body } = await upload(catalog, merchant.id, await jpeg({ width: 80, height: 70 }), { as: merchant.owner })
    const [copy] = await catalog.db.query<{ sha256: string }>(
      `select encode(sha256, 'hex') as sha256 from image_copy where image_id = $1::uuid`,
      [body.id],
    )
    await catalog.ctx.objects.delete(keyOf(body.id, copy?.sha256 as string))
    const answer = await get(body.copies[0]?.url as string)
    expect([answer.statusCode, answer.json().code, answer.headers['cache-control']]).toEqual([
      500,
      'service.failed',
      undefined,
    ])
  })

  if (kind === 's3')
    test('503 while the store is down, and everything goes on when it is back', async () => {
      const file = await jpeg({ width: 640, height: 480 })
      const kept = await upload(catalog, merchant.id, await jpeg({ width: 650, height: 480 }), { as: merchant.owner })
      const url = kept.body.copies[1]?.url as string
      const { etag } = (await get(url)).headers
      const storing = async () => (await rows()).filter(({ status }) => status === 'storing').length
      const before = await storing()
      await storage.stop()
      const refused = await upload(catalog, merchant.id, file, { as: merchant.owner })
      expect([refused.status, refused.body.code, refused.retryAfter]).toEqual([503, 'service.unavailable', '2'])
      expect((await get(url)).json().code).toBe('service.unavailable')
      expect((await get(url, { 'if-none-match': String(etag) })).statusCode, 'who has it needs no store').toBe(304)
      const failure = await catalog.ctx.objects
        .get(keyOf(randomUUID(), 'a'.repeat(64)))
        .catch((error: unknown) => error)
      expect(isDependencyDown(failure)).toBe(true)
      await storage.restart()
      expect((await upload(catalog, merchant.id, file, { as: merchant.owner })).status).toBe(201)
      expect((await get(url)).statusCode).toBe(200)
      expect(await storing(), 'the sweep knows of it').toBe(before + 1)
    })
  else
    test('what is stored is named by what is in it', async () => {
      const names = (await readdir(join(folder, 'images'), { recursive: true })).filter((name) =>
        name.endsWith('.webp'),
      )
      expect(names.length).toBeGreaterThan(0)
      for (const name of names) expect(name).toMatch(/^([0-9a-f]{2})\/\1[0-9a-f]{62}-[0-9a-f-]{36}\.webp$/)
    })
})
