/** Pictures of merchants and vouchers: what comes in, what becomes of it, and what is refused. */

/** The longer side of each copy that we keep. A picture that is smaller is not blown up. */
export const SIZES = [320, 960] as const
export type Size = (typeof SIZES)[number]

/** What is taken in, and how each begins. What comes out is always WebP. */
export const FORMATS = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' } as const
export type MediaType = keyof typeof FORMATS
export type Format = (typeof FORMATS)[MediaType]
export const MEDIA_TYPES = Object.keys(FORMATS) as MediaType[]

export const bytesMax = 8 * 1024 * 1024
/** A picture as phones take it. One whose pixels must all be held at once takes six bytes for each. */
export const pixelsMax = 25_000_000
export const sideMin = 64
export const sideMax = 12_000
/** A banner, or a menu; more is a line. */
export const ratioMax = 10
/** Each scan of a JPEG goes over the whole picture; phones write ten or so. */
export const scansMax = 100
export const scannedPixelsMax = 12 * pixelsMax

/** Of one merchant, used or not; those that were taken down count for good. */
export const imagesPerMerchantMax = 500
/** On the page of a merchant. */
export const imagesShownMax = 12

export type ImageStatus = 'storing' | 'ready' | 'taken-down' | 'removing'

export type Copy = { size: Size; sha256: string; bytes: number; width: number; height: number }

export type Image = {
  id: string
  merchantId: string
  /** Of the bytes that were sent. */
  sha256: string
  width: number
  height: number
  createdBy: string
  createdAt: Date
  /** By an operator; then nobody sees it any more. */
  takenDownBecause: string | null
  takenDownAt: Date | null
  copies: Copy[]
}

export const isMediaType = (type: string): type is MediaType => Object.hasOwn(FORMATS, type)

export const isUsableSize = (width: number, height: number): boolean =>
  Math.min(width, height) >= sideMin &&
  Math.max(width, height) <= sideMax &&
  width * height <= pixelsMax &&
  Math.max(width, height) <= ratioMax * Math.min(width, height)
