import { Id, Instant, Nullable, OneOf, Page, page } from '@konter/core'
import { Type } from 'typebox'
import { imagesShownMax, SIZES } from './image.ts'

const CopyView = Type.Object(
  {
    size: Type.Integer({ description: 'Its longer side has at most so many pixels.' }),
    url: Type.String({ description: 'For ever the same bytes: `/v1/images/{id}/{size}`.' }),
    width: Type.Integer(),
    height: Type.Integer(),
    bytes: Type.Integer(),
  },
  { title: 'ImageCopy' },
)

export const ImageView = Type.Object(
  {
    id: Id,
    width: Type.Integer({ description: 'As it was sent, upright.' }),
    height: Type.Integer(),
    copies: Type.Array(CopyView, { description: 'None of one that was taken down.' }),
    createdAt: Instant,
    takenDownBecause: Nullable(
      Type.String({ description: 'Why an operator took it down: it is shown nowhere, and cannot be sent again.' }),
    ),
    takenDownAt: Nullable(Instant),
  },
  { title: 'Image' },
)
export const ImagePage = page(ImageView, 'ImagePage')
export const ImageList = Type.Object({ items: Type.Array(ImageView) }, { title: 'ImageList' })
export const ImageQuery = Type.Object(Page, { additionalProperties: false })

export const ShownImagesBody = Type.Object(
  {
    imageIds: Type.Array(Id, {
      maxItems: imagesShownMax,
      uniqueItems: true,
      description: 'In the order in which they are shown.',
    }),
  },
  { additionalProperties: false, title: 'ShownImages' },
)

const sizes = SIZES.map((size) => `${size}` as const)
export const ByImageAndSize = Type.Object({ id: Id, size: OneOf(sizes) }, { additionalProperties: false })
