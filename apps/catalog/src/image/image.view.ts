import type { Image } from './image.ts'

/** As its merchant and operators see it. Of one that was taken down nothing is left to look at. */
export const viewOf = ({ id, width, height, copies, createdAt, takenDownBecause, takenDownAt }: Image) => ({
  id,
  width,
  height,
  createdAt,
  takenDownBecause,
  takenDownAt,
  copies: (takenDownAt === null ? copies : []).map(({ size, width: w, height: h, bytes }) => ({
    size,
    url: `/v1/images/${id}/${size}`,
    width: w,
    height: h,
    bytes,
  })),
})
