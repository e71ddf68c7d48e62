import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@konter/core'
import { sha256Of } from '@konter/service'
import { customer, eventually, staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  draft,
  fullTerms,
  must,
  type OwnVoucher,
  openShop,
  operator,
  publishedVoucher,
  type Shop,
  told,
} from '../testing/merchants.ts'
import { type TestCatalog, testCatalog } from '../testing/stand-in.ts'
import { insertVoucher } from '../voucher/voucher.repo.ts'
import { catalogWithBucket, type ImageBody, merchantWithStaff, upload } from './image.fixture.ts'
import { sweepImages } from './image.jobs.ts'
import { insertStoring, makeReady } from './image.repo.ts'
import { keyOf } from './image-objects.ts'
import { jpeg } from './pictures.fixture.ts'
import { finishTakeDown, takeDownImage } from './take-down-image.ts'
import { demandImages } from './use-images.ts'

let folder: string
let catalog: TestCatalog
let shop: Shop
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'konter-take-down-'))
  catalog = await testCatalog({ OBJECT_STORE_URL: `file:${folder}` })
  shop = await openShop(catalog)
})
afterAll(async () => {
  await catalog.stop()
  await rm(folder, { recursive: true, force: true })
})

type Seen = ImageBody & { takenDownBecause: string | null; takenDownAt: string | null }
const because = 'menghina agama'

const picture = () => jpeg({ width: 400, height: 300 })
const send = async (file: Buffer, { id, owner } = shop) => (await upload(catalog, id, file, { as: owner })).body.id
const newImage = async (of = shop) => send(await picture(), of)
const takeDown = (id: string, options: object = {}) =>
  catalog.post<Seen>(`/v1/admin/images/${id}/take-down`, { as: operator, body: { because }, ...options })
const show = (imageIds: string[], { id, owner } = shop) =>
  catalog.call<{ code: string }>('PUT', `/v1/my/merchants/${id}/images`, { as: owner, body: { imageIds } })
const shownOn = async (slug = shop.slug) =>
  (await must<{ imageIds: string[] }>(catalog, 200, 'GET', `/v1/merchants/${slug}`)).imageIds
const listed = async (path: string, as = operator) =>
  (await must<{ items: Seen[] }>(catalog, 200, 'GET', path, { as })).items
const readOwn = (id: string, { id: merchantId, owner } = shop) =>
  must<OwnVoucher>(catalog, 200, 'GET', `/v1/my/merchants/${merchantId}/vouchers/${id}`, { as: owner })

type VoucherTold = { version: number; status: string; terms: { imageIds: string[] } }
const voucherTold = (id: string) => told<VoucherTold>(catalog, 'catalog.voucher-changed.v1', id)
const merchantTold = (id: string) => told(catalog, 'catalog.merchant-changed.v1', id)

const objectsOf = async (id: string) =>
  (await readdir(folder, { recursive: true })).filter((name) => name.includes(id)).length
const copiesOf = ({ db }: TestCatalog, id: string) =>
  db.query<{ sha256: string }>(`select encode(sha256, 'hex') as sha256 from image_copy where image_id = $1::uuid`, [id])

describe('an image that an operator took down', () => {
  test('is shown nowhere: not at its address, on a page, with a voucher or in a list of them', async () => {
    const own = await openShop(catalog)
    const [bad, good] = [await newImage(own), await newImage(own)]
    await show([bad, good], own)
    const { id } = await publishedVoucher(catalog, own, fullTerms({ imageIds: [bad, good] }))
    const address = `/v1/images/${bad}/320`
    const { etag } = (await catalog.get(address)).headers
    expect(await shownOn(own.slug)).toEqual([bad, good])

    expect((await takeDown(bad)).status).toBe(200)
    for (const headers of [{}, { 'if-none-match': String(etag) }])
      expect(await catalog.get(address, { headers })).toMatchObject({ status: 404, body: { code: 'image.not-found' } })
    expect(await shownOn(own.slug)).toEqual([good])
    expect((await catalog.get(`/v1/vouchers/${id}`)).body).toMatchObject({ status: 'published', imageIds: [good] })
    const { items } = (await catalog.get<{ items: { id: string; imageId: string }[] }>('/v1/vouchers?q=senja')).body
    expect(items.find((each) => each.id === id)?.imageId).toBe(good)
    expect((await catalog.get(`/v1/images/${good}/320`)).status).toBe(200)
  })

  test('is told as every change is: by its merchant, and by each voucher as a new version', async () => {
    const own = await openShop(catalog)
    const id = await newImage(own)
    await show([id], own)
    const published = await publishedVoucher(catalog, own, fullTerms({ imageIds: [id] }))
    const written = await draft(catalog, own, fullTerms({ imageIds: [id] }))
    const before = (await merchantTold(own.id)).length
    await takeDown(id)
    expect(await merchantTold(own.id)).toHaveLength(before + 1)
    expect(await voucherTold(published.id)).toMatchObject([
      { version: 1, status: 'published', terms: { imageIds: [id] } },
      { version: 2, status: 'published', terms: { imageIds: [] } },
    ])
    expect(await voucherTold(written.id)).toEqual([])
    expect(await readOwn(written.id, own)).toMatchObject({ status: 'draft', version: 0, terms: { imageIds: [] } })
  })

  test('is told by nobody who did not show it', async () => {
    const own = await openShop(catalog)
    const { id: voucherId } = await publishedVoucher(catalog, own)
    const before = await merchantTold(own.id)
    await takeDown(await newImage(own))
    expect(await merchantTold(own.id)).toEqual(before)
    expect(await voucherTold(voucherId)).toHaveLength(1)
  })

  test('leaves a voucher published that could not be published now', async () => {
    const own = await openShop(catalog)
    const image = await newImage(own)
    const { id } = await publishedVoucher(catalog, own, fullTerms({ imageIds: [image] }))
    await must(catalog, 200, 'PATCH', `/v1/my/merchants/${own.id}/locations/${own.locationId}`, {
      as: own.owner,
      body: { closed: true },
    })
    await takeDown(image)
    expect(await readOwn(id, own)).toMatchObject({ status: 'published', version: 2, terms: { imageIds: [] } })
  })

  test('is gone from vouchers that have ended, too', async () => {
    const image = await newImage()
    const ids: string[] = []
    for (const status of ['paused', 'expired', 'archived']) {
      const { id } = await publishedVoucher(catalog, shop, fullTerms({ imageIds: [image] }))
      await catalog.db.query('update voucher set status = $2 where id = $1::uuid', [id, status])
      ids.push(id)
    }
    await takeDown(image)
    for (const id of ids) expect((await voucherTold(id)).at(-1)).toMatchObject({ version: 2, terms: { imageIds: [] } })
    expect((await catalog.get(`/v1/vouchers/${ids[1]}`)).body).toMatchObject({ status: 'expired', imageIds: [] })
  })

  test('of hundreds of vouchers, each is told once', async () => {
    const image = await newImage()
    const ids = await Promise.all(
      Array.from({ length: 120 }, async () => {
        const { id } = await publishedVoucher(catalog, shop, fullTerms({ imageIds: [image] }))
        return id
      }),
    )
    await Promise.all([takeDown(image), takeDown(image)])
    const rows = await catalog.db.query<{ n: number }>(
      `select count(*)::int as n from outbox
        where type = 'catalog.voucher-changed.v1' and aggregate_id = any($1) and data ->> 'version' = '2'`,
      [ids],
    )
    expect(rows[0]?.n).toBe(120)
  })

  test('again, or many times at once, is the same answer and happens once', async () => {
    const own = await openShop(catalog)
    const id = await newImage(own)
    await show([id], own)
    const before = (await merchantTold(own.id)).length
    const first = await Promise.all(Array.from({ length: 5 }, () => takeDown(id)))
    const again = await takeDown(id, { body: { because: 'alasan lain' } })
    for (const answer of [...first, again])
      expect(answer).toMatchObject({ status: 200, body: { ...first[0]?.body, takenDownBecause: because, copies: [] } })
    expect(await merchantTold(own.id)).toHaveLength(before + 1)
    const log = await catalog.get<{ items: object[] }>(`/v1/admin/catalog/log?subject=image&subjectId=${id}`, {
      as: operator,
    })
    expect(log.body.items).toMatchObject([
      { act: 'image.take-down', actor: `user:${operator.sub}`, after: { status: 'taken-down', cause: because } },
    ])
  })

  test('409: its merchant cannot send the same file again, and reads why in its language', async () => {
    const file = await picture()
    const id = await send(file)
    await takeDown(id)
    const again = (language: string) =>
      catalog.app.inject({
        method: 'POST',
        url: `/v1/my/merchants/${shop.id}/images`,
        headers: {
          authorization: `Bearer ${catalog.tokenFor(shop.owner)}`,
          'content-type': 'image/jpeg',
          'accept-language': language,
        },
        payload: file,
      })
    const answers = [await again('id'), await again('en')]
    for (const answer of answers) {
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'image.taken-down'])
      expect(answer.json().detail).toContain(because)
    }
    expect(answers.map((answer) => answer.json().title)).toEqual(['Gambar sudah diturunkan', 'Image was taken down'])
    const other = await merchantWithStaff(catalog)
    expect((await upload(catalog, other.id, file, { as: other.owner })).status, "another merchant's").toBe(201)
  })

  test('stays in the lists of its merchant and of operators, with the reason and nothing to look at', async () => {
    const own = await openShop(catalog)
    const [bad, good] = [await newImage(own), await newImage(own)]
    await takeDown(bad)
    for (const [path, as] of [
      [`/v1/my/merchants/${own.id}/images`, own.owner],
      [`/v1/my/merchants/${own.id}/images`, own.cashier],
      [`/v1/admin/merchants/${own.id}/images`, operator],
    ] as const)
      expect(await listed(path, as)).toMatchObject([
        { id: good, takenDownBecause: null, takenDownAt: null, copies: [{ size: 320 }, { size: 960 }] },
        { id: bad, takenDownBecause: because, takenDownAt: expect.any(String), copies: [] },
      ])
  })

  test('is not shown again, nor named by a voucher, nor copied with one', async () => {
    const [bad, good] = [await newImage(), await newImage()]
    const source = await draft(catalog, shop, fullTerms({ imageIds: [bad, good] }))
    // As a clone sees it that read the voucher before it was mended.
    const { terms } = await readOwn(source.id)
    await takeDown(bad)
    await catalog.db.query('update voucher set terms = $2::jsonb where id = $1::uuid', [
      source.id,
      JSON.stringify(terms),
    ])
    const clone = await must<OwnVoucher>(
      catalog,
      201,
      'POST',
      `/v1/my/merchants/${shop.id}/vouchers/${source.id}/clone`,
      { as: shop.owner },
    )
    expect(clone.terms.imageIds).toEqual([good])
    expect(await show([bad])).toMatchObject({ status: 404, body: { code: 'image.not-found' } })
    const body = { terms: fullTerms({ imageIds: [bad] }) }
    expect((await catalog.post(`/v1/my/merchants/${shop.id}/vouchers`, { as: shop.owner, body })).status).toBe(400)
    await finishTakeDown(catalog.ctx, bad)
    expect((await readOwn(source.id)).terms.imageIds).toEqual([good])
  })

  test('400 without a reason, 404 for what is not there or not ready; and nothing happens', async () => {
    const id = await newImage()
    for (const body of [undefined, {}, { because: 'x' }, { because: 'x'.repeat(501) }, { because, more: 1 }])
      expect((await takeDown(id, { body })).status).toBe(400)
    expect(await takeDown(newId())).toMatchObject({ status: 404, body: { code: 'image.not-found' } })
    for (const status of ['storing', 'removing']) {
      await catalog.db.query('update image set status = $2 where id = $1::uuid', [id, status])
      expect(await takeDown(id)).toMatchObject({ status: 404, body: { code: 'image.not-found' } })
    }
    expect((await catalog.get(`/v1/admin/merchants/${newId()}/images`, { as: operator })).body).toMatchObject({
      code: 'merchant.not-found',
    })
  })

  test('403 for its owner, and for staff who may only look', async () => {
    const id = await newImage()
    for (const as of [shop.owner, customer(), staff('merchant:read', 'review:moderate')])
      expect((await takeDown(id, { as })).status).toBe(403)
    expect((await takeDown(id, { as: undefined })).status).toBe(401)
    expect((await catalog.get(`/v1/images/${id}/320`)).status).toBe(200)
  })
})

describe('at the same moment', () => {
  const named = async (imageId: string) =>
    (
      await catalog.db.query<{ id: string }>(`select id from voucher where terms -> 'imageIds' ? $1::text`, [imageId])
    ).map(({ id }) => id)

  test('who sends the same file hears that it is there or was taken down, and it does not come back', async () => {
    for (let round = 0; round < 8; round++) {
      const file = await picture()
      const id = await send(file)
      const [sent, ...more] = await Promise.all([
        upload(catalog, shop.id, file, { as: shop.owner }),
        takeDown(id),
        upload(catalog, shop.id, file, { as: shop.owner }),
      ])
      for (const { status } of [sent, more[1]]) expect([200, 409]).toContain(status)
      expect((await upload(catalog, shop.id, file, { as: shop.owner })).body.code).toBe('image.taken-down')
      const rows = await catalog.db.query<{ status: string }>(
        `select status from image where merchant_id = $1::uuid and sha256 = decode($2, 'hex') and status <> 'storing'`,
        [shop.id, sha256Of(file)],
      )
      expect(rows).toEqual([{ status: 'taken-down' }])
    }
  })

  test('the same file that is on its way already does not become an image', async () => {
    const file = await picture()
    const id = await send(file)
    const late = {
      ...{ id: newId(), merchantId: shop.id, sha256: sha256Of(file), width: 1, height: 1, copies: [] },
      ...{ createdBy: newId(), createdAt: new Date(), takenDownBecause: null, takenDownAt: null },
    }
    await catalog.ctx.transaction((tx) => insertStoring(tx, late, 1))
    await takeDown(id)
    expect(await catalog.ctx.transaction((tx) => makeReady(tx, late.id, new Date()))).toBe(false)
  })

  test('a draft that has named it is waited for, without a deadlock, and goes on without it', async () => {
    const image = await newImage()
    const [before] = await catalog.db.query<{ deadlocks: bigint }>(deadlocks)
    const at = new Date()
    const written = {
      ...{ id: newId(), merchantId: shop.id, status: 'draft' as const, version: 0, revision: 1, priority: 0 },
      ...{ terms: { imageIds: [image] }, metadata: {}, clonedFrom: null, publishedAt: null },
      ...{ createdAt: at, updatedAt: at },
    }
    let taking: Promise<unknown> | undefined
    await catalog.ctx.transaction(async (tx) => {
      await demandImages(tx, shop.id, [image])
      taking ??= takeDownImage(catalog.ctx, { actor: 'test' }, image, because)
      await eventually(async () => expect(await catalog.db.query(waiting)).toHaveLength(1))
      await insertVoucher(tx, written)
    })
    await taking
    expect(await named(image)).toEqual([])
    expect((await readOwn(written.id)).terms.imageIds).toEqual([])
    expect(await catalog.db.query(deadlocks)).toEqual([before])
  })

  const waiting = `select 1 as one from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  const deadlocks = 'select deadlocks from pg_stat_database where datname = current_database()'

  test('whoever shows, drafts, edits, publishes or clones with it: in the end nobody shows it, and all heard of it', async () => {
    const own = await openShop(catalog)
    const as = own.owner
    const base = `/v1/my/merchants/${own.id}/vouchers`
    for (let round = 0; round < 12; round++) {
      const image = await newImage(own)
      const [edited, published, cloned] = [
        await publishedVoucher(catalog, own),
        await draft(catalog, own, fullTerms({ imageIds: [image] })),
        await publishedVoucher(catalog, own, fullTerms({ imageIds: [image] })),
      ]
      const edit = { revision: edited.revision, terms: { imageIds: [image] } }
      const calls: (() => Promise<{ status: number; body: unknown }>)[] = [
        () => takeDown(image),
        () => show([image], own),
        () => catalog.post(base, { as, body: { terms: fullTerms({ imageIds: [image] }) } }),
        () => catalog.call('PATCH', `${base}/${edited.id}`, { as, body: edit }),
        () => catalog.post(`${base}/${published.id}/publish`, { as }),
        () => catalog.post(`${base}/${cloned.id}/clone`, { as }),
      ]
      const first = round % calls.length
      const inTurn = [...calls.slice(first), ...calls.slice(0, first)]
      for (const { status, body } of await Promise.all(inTurn.map((call) => call())))
        expect([200, 201, 400, 404, 409], JSON.stringify(body)).toContain(status)
      expect(await shownOn(own.slug)).toEqual([])
      expect(await named(image)).toEqual([])
      const versions = await catalog.db.query(
        `select 1 as one from voucher join voucher_version v on v.voucher_id = id and v.version = voucher.version
          where v.terms -> 'imageIds' ? $1::text`,
        [image],
      )
      expect(versions).toEqual([])
      for (const { id } of [edited, published, cloned]) {
        const last = (await voucherTold(id)).at(-1)
        expect(last).toMatchObject({ status: 'published', terms: { imageIds: [] } })
        expect(last?.version).toBe((await readOwn(id, own)).version)
      }
    }
  })

  test('who was about to be shown it hears that it is gone, not that we failed', async () => {
    const id = await newImage()
    const { objects } = catalog.ctx
    // Found, and its objects removed before the store is asked for one.
    const late = async (key: string) => {
      catalog.ctx.objects = objects
      await takeDown(id)
      await finishTakeDown(catalog.ctx, id)
      return objects.get(key)
    }
    catalog.ctx.objects = { ...objects, get: late }
    const answer = await catalog.get(`/v1/images/${id}/320`)
    expect(catalog.ctx.objects).toBe(objects)
    expect(answer).toMatchObject({ status: 404, body: { code: 'image.not-found' } })
  })
})

describe('what was stored of it', () => {
  const sweep = (ctx = catalog.ctx) => sweepImages.work(ctx, {} as never, { tries: 0 })

  test('is removed, also by the daily sweep should its own job have failed; that it was taken down is known for ever', async () => {
    const [finished, swept] = [await newImage(), await newImage()]
    for (const id of [finished, swept]) await takeDown(id)
    await Promise.all([finishTakeDown(catalog.ctx, finished), finishTakeDown(catalog.ctx, finished)])
    expect(await Promise.all([finished, swept].map(objectsOf))).toEqual([0, 2])
    await sweep({ ...catalog.ctx, now: () => new Date(Date.now() + 400 * 24 * 60 * 60 * 1000) })
    expect(await Promise.all([finished, swept].map(objectsOf))).toEqual([0, 0])
    const ids = (await listed(`/v1/admin/merchants/${shop.id}/images?limit=100`)).map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining([finished, swept]))
  })

  describe('while the store is away', () => {
    const bucket = catalogWithBucket()

    test('waits for it; and who died after the first commit is continued by the job of that commit', async () => {
      const { storage, remote } = bucket
      const own = await openShop(remote)
      const { body } = await upload(remote, own.id, await picture(), { as: own.owner })
      const { id } = await publishedVoucher(remote, own, fullTerms({ imageIds: [body.id] }))
      const keys = (await copiesOf(remote, body.id)).map(({ sha256 }) => keyOf(body.id, sha256))
      expect(keys).toHaveLength(2)
      await storage.stop()

      let commits = 1
      const { transaction } = remote.ctx
      const dying: typeof transaction = (work) =>
        commits-- > 0 ? transaction(work) : Promise.reject(new Error('died'))
      const taking = takeDownImage({ ...remote.ctx, transaction: dying }, { actor: 'test' }, body.id, because)
      await expect(taking).rejects.toThrow('died')
      expect((await remote.get(body.copies[0]?.url as string)).status).toBe(404)
      const shown = async () => (await remote.get<{ imageIds: string[] }>(`/v1/vouchers/${id}`)).body.imageIds
      expect(await shown()).toEqual([body.id])

      await remote.start()
      await eventually(async () => expect(await shown()).toEqual([]))
      await expect(sweep(remote.ctx)).rejects.toMatchObject({ code: 'service.unavailable' })
      expect(await copiesOf(remote, body.id)).toHaveLength(2)
      await storage.restart()
      await eventually(async () => expect(await copiesOf(remote, body.id)).toEqual([]), { withinMs: 40_000 })
      for (const key of keys) expect(await remote.ctx.objects.get(key)).toBeUndefined()
    })
  })
})
