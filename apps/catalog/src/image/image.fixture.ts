import { newId } from '@konter/core'
import { customer, type TestCaller } from '@konter/testing'
import { type ObjectStorage, startObjectStorage } from '@konter/testing/object-storage'
import { afterAll, beforeAll } from 'vitest'
import { type TestCatalog, testCatalog } from '../testing/stand-in.ts'

/** For the tests of this block: a catalogue whose images are in a bucket, which can be away. */
export function catalogWithBucket(): { storage: ObjectStorage; remote: TestCatalog } {
  const made = {} as { storage: ObjectStorage; remote: TestCatalog }
  beforeAll(async () => {
    made.storage = await startObjectStorage()
    made.remote = await testCatalog(made.storage.environment)
  })
  afterAll(async () => {
    await made.remote.stop()
    await made.storage.remove()
  })
  return made
}

/** A merchant with an owner and a cashier, as far as images ask for one. */
export async function merchantWithStaff(
  catalog: TestCatalog,
): Promise<{ id: string; owner: TestCaller; cashier: TestCaller }> {
  const [id, owner, cashier] = [newId(), customer(), customer()]
  await catalog.db.query(
    `insert into merchant (id, slug, category_slug, name, description, applied_by, created_at, updated_at)
     values ($1::uuid, $2, 'kafe', '{"id": "Kopi"}', '{"id": ""}', $3::uuid, now(), now())`,
    [id, `kopi-${id}`, owner.sub],
  )
  await catalog.db.query(
    `insert into merchant_staff (merchant_id, user_id, role, added_at, added_by)
     values ($1::uuid, $2::uuid, 'owner', now(), 'test'), ($1::uuid, $3::uuid, 'cashier', now(), 'test')`,
    [id, owner.sub, cashier.sub],
  )
  return { id, owner, cashier }
}

export type ImageBody = {
  id: string
  width: number
  height: number
  copies: { size: number; url: string; width: number; height: number; bytes: number }[]
  code: string
}

/** Sends a file as it is, as whoever is named. */
export async function upload(
  catalog: TestCatalog,
  merchantId: string,
  file: Buffer,
  { as, type = 'image/jpeg' }: { as: TestCaller | undefined; type?: string },
): Promise<{ status: number; body: ImageBody; retryAfter: unknown }> {
  const answer = await catalog.app.inject({
    method: 'POST',
    url: `/v1/my/merchants/${merchantId}/images`,
    headers: {
      'content-type': type,
      ...(as === undefined ? {} : { authorization: `Bearer ${catalog.tokenFor(as)}` }),
    },
    payload: file,
  })
  return { status: answer.statusCode, body: answer.json(), retryAfter: answer.headers['retry-after'] }
}
