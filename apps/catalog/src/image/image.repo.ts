import { only, type Tx } from '@konter/service'
import type { Copy, Image, Size } from './image.ts'

const columns = `image.id, image.merchant_id as "merchantId", encode(sha256, 'hex') as sha256, width, height,
  created_by as "createdBy", created_at as "createdAt", taken_down_because as "takenDownBecause", taken_down_at as "takenDownAt",
  (select coalesce(jsonb_agg(jsonb_build_object('size', size, 'sha256', encode(c.sha256, 'hex'), 'bytes', c.bytes,
     'width', c.width, 'height', c.height) order by size), '[]')
     from image_copy c where c.image_id = image.id) as copies`

const hashes = `(select coalesce(array_agg(distinct encode(c.sha256, 'hex')), '{}') from image_copy c where c.image_id = image.id) as hashes`

/** Before its objects are there: whatever happens then, the sweep knows of them. */
export async function insertStoring(tx: Tx, image: Image, bytes: number): Promise<void> {
  const { id, merchantId, sha256, width, height, createdBy, createdAt, copies } = image
  await tx.query(
    `insert into image (id, merchant_id, sha256, bytes, width, height, status, created_by, created_at, updated_at)
     values ($1::uuid, $2::uuid, decode($3, 'hex'), $4::int, $5::int, $6::int, 'storing', $7::uuid, $8::timestamptz, $8::timestamptz)`,
    [id, merchantId, sha256, bytes, width, height, createdBy, createdAt],
  )
  await tx.query(
    `insert into image_copy (image_id, size, sha256, bytes, width, height)
     select $1::uuid, size, decode(sha256, 'hex'), bytes, width, height
       from jsonb_to_recordset($2::jsonb) as c (size int, sha256 text, bytes int, width int, height int)`,
    [
      id,
      JSON.stringify(copies.map(({ size, sha256, bytes, width, height }) => ({ size, sha256, bytes, width, height }))),
    ],
  )
}

/** False when the same file became ready under another id first, taken down since or not. Then ours goes. */
export async function makeReady(tx: Tx, id: string, at: Date): Promise<boolean> {
  const ready = await tx.query(
    `update image set status = 'ready', updated_at = $2::timestamptz
      where id = $1::uuid and status = 'storing' and not exists (
        select 1 from image other
         where other.merchant_id = image.merchant_id and other.sha256 = image.sha256 and other.status in ('ready', 'taken-down'))
     returning id`,
    [id, at],
  )
  return ready.length === 1
}

/** Also one that was taken down. */
export async function findSame(db: Tx, merchantId: string, sha256: string): Promise<Image | undefined> {
  const [image] = await db.query<Image>(
    `select ${columns} from image
      where merchant_id = $1::uuid and sha256 = decode($2, 'hex') and status in ('ready', 'taken-down')`,
    [merchantId, sha256],
  )
  return image
}

export async function countImages(db: Tx, merchantId: string): Promise<number> {
  const rows = await db.query<{ n: number }>('select count(*)::int as n from image where merchant_id = $1::uuid', [
    merchantId,
  ])
  return only(rows).n
}

/** Those that are ready and those that were taken down, the newest first. */
export const imagesOf = (
  db: Tx,
  merchantId: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<Image[]> =>
  db.query<Image>(
    `select ${columns} from image
      where merchant_id = $1::uuid and status in ('ready', 'taken-down') and ($2::uuid is null or id < $2::uuid)
      order by id desc limit $3::int`,
    [merchantId, before, limit],
  )

/** What is served at every visit: one row by its key. */
export async function findCopy(db: Tx, id: string, size: Size): Promise<Copy | undefined> {
  const [copy] = await db.query<Copy>(
    `select size, encode(c.sha256, 'hex') as sha256, c.bytes, c.width, c.height
       from image_copy c join image on image.id = c.image_id
      where c.image_id = $1::uuid and size = $2::int and status = 'ready'`,
    [id, size],
  )
  return copy
}

/** Those that are this merchant's and ready, locked: who is about to use one must not lose it to the sweep. */
export async function lockUsable(tx: Tx, merchantId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `select id from image where id = any($2::uuid[]) and merchant_id = $1::uuid and status = 'ready' order by id for share`,
    [merchantId, ids],
  )
  return new Set(rows.map(({ id }) => id))
}

export async function replaceShown(tx: Tx, merchantId: string, ids: readonly string[]): Promise<void> {
  await tx.query('delete from merchant_image where merchant_id = $1::uuid', [merchantId])
  await tx.query(
    `insert into merchant_image (merchant_id, position, image_id)
     select $1::uuid, nth - 1, id from unnest($2::uuid[]) with ordinality as shown (id, nth)`,
    [merchantId, ids],
  )
}

export const shownImagesOf = (db: Tx, merchantId: string): Promise<Image[]> =>
  db.query<Image>(
    `select ${columns} from image join merchant_image shown on shown.image_id = image.id
      where shown.merchant_id = $1::uuid order by shown.position`,
    [merchantId],
  )

export async function findImage(db: Tx, id: string): Promise<Image | undefined> {
  const [image] = await db.query<Image>(
    `select ${columns} from image where id = $1::uuid and status in ('ready', 'taken-down')`,
    [id],
  )
  return image
}

export type TakeDown = { because: string; actor: string; at: Date }

/**
 * False when it was taken down before, or swept. Who is about to use it has done so first, or waits and hears that it is gone.
 */
export async function markTakenDown(tx: Tx, id: string, { because, actor, at }: TakeDown): Promise<boolean> {
  const marked = await tx.query(
    `update image set status = 'taken-down', taken_down_because = $2, taken_down_by = $3, taken_down_at = $4::timestamptz,
                      updated_at = $4::timestamptz
      where id = $1::uuid and status = 'ready' returning id`,
    [id, because, actor, at],
  )
  return marked.length === 1
}

/** True when the page of its merchant had shown it. */
export async function takeOffPage(tx: Tx, id: string): Promise<boolean> {
  const shown = await tx.query('delete from merchant_image where image_id = $1::uuid returning image_id', [id])
  return shown.length > 0
}

export type TakenDown = { id: string; merchantId: string; actor: string; hashes: string[] }

/** With the objects that may still be there. */
export async function findTakenDown(db: Tx, id: string): Promise<TakenDown | undefined> {
  const [image] = await db.query<TakenDown>(
    `select id, merchant_id as "merchantId", taken_down_by as actor, ${hashes}
       from image where id = $1::uuid and status = 'taken-down'`,
    [id],
  )
  return image
}

export async function unclearedTakeDowns(db: Tx, limit: number): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select id from image where status = 'taken-down' and exists (select 1 from image_copy where image_id = image.id)
      order by id limit $1::int`,
    [limit],
  )
  return rows.map(({ id }) => id)
}

/** Its objects are gone; that it was taken down stays known. */
export async function forgetCopies(tx: Tx, id: string): Promise<void> {
  await tx.query('delete from image_copy where image_id = $1::uuid', [id])
}

export type Leftover = { id: string; hashes: string[] }
type Turn = { before: Date; limit: number; at: Date }

/** What nobody finished, and what was taken out of use but is still there. */
export const takeUnfinished = (tx: Tx, { before, limit, at }: Turn): Promise<Leftover[]> =>
  tx.query<Leftover>(
    `update image set status = 'removing', updated_at = $3::timestamptz
      where id in (
        select id from image where status = 'removing' or (status = 'storing' and updated_at < $1::timestamptz)
         order by updated_at limit $2::int for update skip locked)
     returning id, ${hashes}`,
    [before, limit, at],
  )

/** The next so many images that are old enough, by id, and whether anything uses them. */
export const examine = (
  db: Tx,
  { after, before, limit }: { after: string | null; before: Date; limit: number },
): Promise<{ id: string; isUsed: boolean }[]> =>
  db.query<{ id: string; isUsed: boolean }>(
    `select id, image_is_used(id, merchant_id) as "isUsed"
       from (select id, merchant_id from image
              where status = 'ready' and created_at < $2::timestamptz and ($1::uuid is null or id > $1::uuid)
              order by id limit $3::int) as next
      order by id`,
    [after, before, limit],
  )

/** First locked, so that whoever is about to use one waits; then looked at again. */
export async function takeUnused(tx: Tx, ids: readonly string[], at: Date): Promise<Leftover[]> {
  const locked = await tx.query<{ id: string }>(
    `select id from image where id = any($1::uuid[]) and status = 'ready' order by id for update skip locked`,
    [ids],
  )
  return tx.query<Leftover>(
    `update image set status = 'removing', updated_at = $2::timestamptz
      where id = any($1::uuid[]) and not image_is_used(id, merchant_id) returning id, ${hashes}`,
    [locked.map(({ id }) => id), at],
  )
}

/** Its objects are gone, so the row may go. */
export async function forgetImage(tx: Tx, id: string): Promise<void> {
  await tx.query(`delete from image where id = $1::uuid and status = 'removing'`, [id])
}
