import { type FeedPosition, isNotOne, type Tx, toJson } from '@konter/service'
import type { Db } from '../context.ts'
import type { FactsInWords } from '../template/template.ts'
import type { Notification } from './notification.ts'

export type Feed = { sequence: bigint; unread: bigint }

/**
 * Takes the row lock under which everything about one user's notifications happens, in this order, until the commit.
 * Undefined for somebody who was never told anything.
 */
export async function lockFeed(tx: Tx, userId: string): Promise<Feed | undefined> {
  const [feed] = await tx.query<Feed>('select sequence, unread from feed where user_id = $1::uuid for update', [userId])
  return feed
}

export async function feedOf(db: Db, userId: string): Promise<Feed> {
  return (await db.feed.findUnique({ where: { userId } })) ?? { sequence: 0n, unread: 0n }
}

/** How far the feeds of many users are, in one query. */
export const feedsOf = (tx: Tx, userIds: readonly string[]): Promise<FeedPosition[]> =>
  tx.query('select user_id::text as feed, sequence from feed where user_id = any($1::uuid[])', [userIds])

export type NewNotification = Pick<Notification, 'id' | 'userId' | 'kind' | 'data' | 'createdAt'> & {
  subjectId: string
  facts: FactsInWords
}

/**
 * In the words in use, in the user's language or else in Indonesian. Takes the lock of the feed, which begins with this, if
 * need be. False when this was told before. Of two that tell the same at the same moment the second fails
 * (`notification_told_once`), and finds it told when it tries again.
 */
export async function insertNotification(tx: Tx, told: NewNotification): Promise<boolean> {
  const { id, userId, kind, subjectId, facts, data, createdAt } = told
  try {
    const rows = await tx.query(
      `with template as (
         select t.title, t.body,
                ($5::jsonb -> t.language) || case when r.name <> '' then jsonb_build_object('name', r.name) else '{}'::jsonb end as facts
           from template t left join recipient r on r.user_id = $2::uuid
          where t.kind = $3 and t.channel = 'in_app' and t.active and t.language in (coalesce(r.language, 'id'), 'id')
          order by t.language = 'id' limit 1
       ), next as (
         insert into feed as f (user_id, sequence, unread)
         select $2::uuid, 1, 1
          where not exists (select from notification where user_id = $2::uuid and kind = $3 and subject_id = $4::uuid)
         on conflict (user_id) do update set sequence = f.sequence + 1, unread = f.unread + 1
         returning sequence
       )
       insert into notification (id, user_id, sequence, kind, subject_id, title, body, data, created_at)
       select $1::uuid, $2::uuid, sequence, $3, $4::uuid, fill_in(title, facts), fill_in(body, facts), $6::jsonb, $7::timestamptz
         from next, (select expect_one(count(*)) as here from template) found, template where found.here
       returning sequence`,
      [id, userId, kind, subjectId, toJson(facts), toJson(data), createdAt],
    )
    return rows.length === 1
  } catch (error) {
    throw isNotOne(error) ? new Error(`there is no template for ${kind}`, { cause: error }) : error
  }
}

type Listing = { unread: boolean | undefined; before: bigint | undefined; limit: number }

/** Newest first; one row more than asked for tells whether there is a next page. */
export function listNotifications(db: Db, userId: string, { unread, before, limit }: Listing): Promise<Notification[]> {
  return db.notification.findMany({
    where: {
      userId,
      ...(unread === undefined ? {} : { readAt: unread ? null : { not: null } }),
      ...(before === undefined ? {} : { sequence: { lt: before } }),
    },
    orderBy: { sequence: 'desc' },
    take: limit + 1,
  })
}

/** Oldest first: what a stream that stands at `after` has not sent yet. */
export function notificationsAfter(db: Db, userId: string, after: bigint, limit: number): Promise<Notification[]> {
  return db.notification.findMany({
    where: { userId, sequence: { gt: after } },
    orderBy: { sequence: 'asc' },
    take: limit,
  })
}

export async function isOwn(tx: Tx, { id, userId }: { id: string; userId: string }): Promise<boolean> {
  const own = await tx.query('select 1 as one from notification where id = $1::uuid and user_id = $2::uuid', [
    id,
    userId,
  ])
  return own.length === 1
}

/** Under the lock of the feed. How many were unread until now. */
export async function markRead(tx: Tx, { id, userId, at }: { id: string; userId: string; at: Date }): Promise<number> {
  const read = await tx.query(
    `update notification set read_at = $3::timestamptz where id = $1::uuid and user_id = $2::uuid and read_at is null
     returning 1 as one`,
    [id, userId, at],
  )
  await countRead(tx, userId, read.length)
  return read.length
}

/** Under the lock of the feed: the oldest unread up to a position, `limit` at most. How many these were. */
export async function markReadUpTo(
  tx: Tx,
  { userId, upTo, at, limit }: { userId: string; upTo: bigint; at: Date; limit: number },
): Promise<number> {
  const rows = await tx.query(
    `with unread as (
       select id from notification where user_id = $1::uuid and read_at is null and sequence <= $2::bigint
        order by sequence limit $3::int
     )
     update notification set read_at = $4::timestamptz from unread where notification.id = unread.id
     returning 1 as one`,
    [userId, upTo, limit, at],
  )
  await countRead(tx, userId, rows.length)
  return rows.length
}

async function countRead(tx: Tx, userId: string, count: number): Promise<void> {
  if (count > 0)
    await tx.query('update feed set unread = unread - $2::bigint where user_id = $1::uuid', [userId, count])
}

/** How many rows of one bounded batch are gone. */
export async function deleteReadBefore(tx: Tx, before: Date, limit: number): Promise<number> {
  const rows = await tx.query(
    `with old as (select id from notification where created_at < $1::timestamptz and read_at is not null limit $2::int)
     delete from notification using old where notification.id = old.id returning 1 as one`,
    [before, limit],
  )
  return rows.length
}
