import { contentKey } from '@konter/service'

/** Where a copy is in the object store. */
export const keyOf = (imageId: string, sha256: string): string =>
  contentKey('images', sha256, { owner: imageId, ending: 'webp' })
