import { Nullable } from '@konter/core'
import { Type } from 'typebox'

export const RatingView = Type.Object(
  {
    count: Type.Integer(),
    sum: Type.Integer({ description: 'Of all stars.' }),
    average: Nullable(Type.Number({ description: 'To two places; null when nobody has reviewed it.' })),
    stars: Type.Array(Type.Integer(), {
      minItems: 5,
      maxItems: 5,
      description: 'How many gave one star, two, three, four, five.',
    }),
  },
  { title: 'Rating', description: 'Of the reviews that are shown.' },
)
