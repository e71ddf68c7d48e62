import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@konter/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestCatalog, testCatalog } from '../testing/stand-in.ts'
import { catalogWithBucket, merchantWithStaff, upload } from './image.fixture.ts'
import { sweepImages } from './image.jobs.ts'
import { jpeg } from './pictures.fixture.ts'
import { demandImages } from './use-images.ts'

const dayMs = 24 * 60 * 60 * 1000

let folder: string
let catalog: TestCatalog
let merchant: Awaited<ReturnType<typeof merchantWithStaff>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'konter-sweep-'))
  catalog = await testCatalog({ OBJECT_STORE_URL: `file:${folder}` })
  merchant = await merchantWithStaff(catalog)
})
afterAll(async () => {
  await catalog.stop()
  await rm(folder, { recursive: true, force: true })
})

const newImage = async () =>
  (await upload(catalog, merchant.id, await jpeg({ width: 400, height: 300 }), { as: merchant.owner })).body.id
const sweepAfter = (days: number, ctx = catalog.ctx) =>
  sweepImages.work({ ...ctx, now: () => new Date(Date.now() + days * dayMs) }, {} as never, { tries: 0 })
const statusOf = async (id: string) =>
  (await catalog.db.query<{ status: string }>('select status from image where id = $1::uuid', [id]))[0]?.status ??
  'gone'
const objectsOf = async (id: string) =>
  (await readdir(folder, { recursive: true })).filter((name) => name.includes(id)).length

async function nameInVoucher(imageId: string, versions: readonly object[] = []): Promise<string> {
  const id = newId()
  const terms = JSON.stringify({ imageIds: [imageId] })
  await catalog.db.query(
    `insert into voucher (id, merchant_id, terms, created_at, updated_at) values ($1::uuid, $2::uuid, $3::jsonb, now(), now())`,
    [id, merchant.id, terms],
  )
  for (const [nth, old] of versions.entries())
    await catalog.db.query(
      `insert into voucher_version (voucher_id, version, terms, at, actor) values ($1::uuid, $2::int, $3::jsonb, now(), 'test')`,
      [id, nth + 1, JSON.stringify(old)],
    )
  return id
}

describe('the daily sweep', () => {
  test('takes what nothing uses, after a week: the objects and the row', async () => {
    const id = await newImage()
    await sweepAfter(6)
    expect([await statusOf(id), await objectsOf(id)]).toEqual(['ready', 2])
    await sweepAfter(8)
    expect([await statusOf(id), await objectsOf(id)]).toEqual(['gone', 0])
  })

  test('leaves what a merchant shows, a voucher names, or a version of one promised', async () => {
    const [shown, named, promised, lonely] = [await newImage(), await newImage(), await newImage(), await newImage()]
    const put = await catalog.call('PUT', `/v1/my/merchants/${merchant.id}/images`, {
      as: merchant.owner,
      body: { imageIds: [shown] },
    })
    expect(put.status).toBe(200)
    await nameInVoucher(named)
    await nameInVoucher(named, [{ imageIds: [promised] }, { imageIds: [] }])
    await sweepAfter(400)
    expect(await Promise.all([shown, named, promised, lonely].map(statusOf))).toEqual([
      'ready',
      'ready',
      'ready',
      'gone',
    ])
    expect(await Promise.all([shown, named, promised, lonely].map(objectsOf))).toEqual([2, 2, 2, 0])
  })

  test('takes what was begun and never finished, after a day', async () => {
    const id = await newImage()
    await catalog.db.query(`update image set status = 'storing' where id = $1::uuid`, [id])
    await sweepAfter(0.9)
    expect(await statusOf(id)).toBe('storing')
    await sweepAfter(1.1)
    expect([await statusOf(id), await objectsOf(id)]).toEqual(['gone', 0])
  })

  test('goes on with what another began to remove', async () => {
    const id = await newImage()
    await catalog.db.query(`update image set status = 'removing' where id = $1::uuid`, [id])
    await sweepAfter(0)
    expect([await statusOf(id), await objectsOf(id)]).toEqual(['gone', 0])
  })

  test('many at a time, and two sweeps at once', async () => {
    await catalog.db.query(
      `insert into image (id, merchant_id, sha256, bytes, width, height, status, created_by, created_at, updated_at)
       select gen_random_uuid(), $1::uuid, sha256(n::text::bytea), 1, 1, 1, case when n % 2 = 0 then 'ready' else 'storing' end,
              $1::uuid, now(), now() from generate_series(1, 1300) n`,
      [merchant.id],
    )
    await catalog.db.query(
      `insert into image_copy (image_id, size, sha256, bytes, width, height)
       select id, 320, sha256, 1, 1, 1 from image where bytes = 1`,
    )
    await Promise.all([sweepAfter(10), sweepAfter(10)])
    const [left] = await catalog.db.query<{ n: number }>('select count(*)::int as n from image where bytes = 1')
    expect(left?.n).toBe(0)
  })

  test('who names an image while it is swept either keeps it or hears that it is gone', async () => {
    for (let round = 0; round < 10; round++) {
      const id = await newImage()
      const naming = catalog.ctx
        .transaction(async (tx) => {
          await demandImages(tx, merchant.id, [id])
          await tx.query(
            `insert into voucher (id, merchant_id, terms, created_at, updated_at) values ($1::uuid, $2::uuid, $3::jsonb, now(), now())`,
            [newId(), merchant.id, JSON.stringify({ imageIds: [id] })],
          )
        })
        .then(
          () => 'ready',
          (error: { code?: string }) => (error.code === 'image.not-found' ? 'gone' : String(error)),
        )
      await sweepAfter(8)
      expect(await statusOf(id)).toBe(await naming)
    }
  })
})

describe('while the store is away', () => {
  const bucket = catalogWithBucket()

  test('nothing is forgotten: the image is out of use, and goes when the store is back', async () => {
    const { storage, remote } = bucket
    const own = await merchantWithStaff(remote)
    const { body } = await upload(remote, own.id, await jpeg(), { as: own.owner })
    const status = async () => (await remote.db.query<{ status: string }>('select status from image'))[0]?.status
    await storage.stop()
    await expect(sweepAfter(8, remote.ctx)).rejects.toMatchObject({ code: 'service.unavailable' })
    expect(await status()).toBe('removing')
    expect((await remote.get(body.copies[0]?.url as string)).status).toBe(404)
    await storage.restart()
    await sweepAfter(8, remote.ctx)
    expect(await status()).toBeUndefined()
  })
})
