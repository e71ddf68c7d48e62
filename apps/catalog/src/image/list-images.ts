import { pageOf, type Tx } from '@konter/service'
import type { Static } from 'typebox'
import { idFrom } from '../cursor.ts'
import { imagesOf } from './image.repo.ts'
import type { ImageQuery } from './image.schema.ts'
import { viewOf } from './image.view.ts'

const perPage = 20

/** The images of a merchant, used or not, the newest first. */
export async function listImages(db: Tx, merchantId: string, { limit = perPage, cursor }: Static<typeof ImageQuery>) {
  const rows = await imagesOf(db, merchantId, { before: idFrom(cursor) ?? null, limit: limit + 1 })
  return pageOf(rows, limit, viewOf, ({ id }) => [id])
}
