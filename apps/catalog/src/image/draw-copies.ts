import { createTurns, sha256Of } from '@konter/service'
import sharp, { type SharpOptions } from 'sharp'
import { problem } from '../problems.ts'
import {
  type Copy,
  FORMATS,
  isUsableSize,
  type MediaType,
  pixelsMax,
  ratioMax,
  SIZES,
  scannedPixelsMax,
  scansMax,
  sideMax,
  sideMin,
} from './image.ts'
import { carriesMore, formatOf, readPictureFile } from './picture-file.ts'

/*
 * Pictures come from anybody, so nothing of theirs is kept but the pixels: they are drawn anew, upright, in sRGB, without
 * EXIF, places, profiles, comments and whatever else a file may carry. That is the work of libvips, on threads of its own.
 */

/** A picture takes one thread of libuv's four; file system, DNS and hashing need the others. */
sharp.concurrency(1)
// No picture is drawn twice: a cache would only hold what strangers sent.
sharp.cache(false)
// It could read a hundred formats, some of them programs (SVG, PDF). Three are taken in, so three can be read.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})

/** One after the other: a progressive JPEG holds six bytes for every pixel while it is drawn. */
const inTurn = createTurns({ concurrency: 1, waitingMax: 16, waitMsMax: 3_000 })
/** For each of decoding and packing: a large picture of a phone takes a quarter of a second. */
const drawSecondsMax = 3
const quality = 80

export type DrawnCopy = Copy & { data: Buffer }
export type Drawn = { width: number; height: number; copies: DrawnCopy[] }

/** Refuses what is no ordinary picture of that type; each refusal has its code. */
export async function drawCopies(bytes: Buffer, type: MediaType, secondsMax = drawSecondsMax): Promise<Drawn> {
  const scans = examine(bytes, type)
  return inTurn(() => draw(bytes, scans, secondsMax))
}

/** What can be told without unpacking anything. How often the whole picture must be gone through. */
function examine(bytes: Buffer, type: MediaType): number {
  const format = formatOf(bytes)
  if (format !== FORMATS[type]) throw problem('image.type-mismatch', { type })
  const { end, isAnimated, scans } = readPictureFile(bytes, format)
  if (isAnimated) throw problem('image.animated', {})
  if (end === undefined) throw problem('image.damaged', {})
  if (scans > scansMax) throw problem('image.too-slow', {})
  if (carriesMore(bytes, format, end)) throw problem('image.carries-more', {})
  return scans
}

async function draw(bytes: Buffer, scans: number, secondsMax: number): Promise<Drawn> {
  const { width, height } = await measure(bytes)
  // libvips looks at its time limit only after the last scan.
  if (scans * width * height > scannedPixelsMax) throw problem('image.too-slow', {})
  const [small, large] = SIZES
  try {
    // Drawn once, at the larger size; what comes after that are pixels of our own.
    const { data, info } = await sharp(bytes, { ...reading, limitInputPixels: pixelsMax })
      .timeout({ seconds: secondsMax })
      .autoOrient()
      .resize({ width: large, height: large, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const raw = { width: info.width, height: info.height, channels: info.channels }
    const copies = [await pack(data, raw, small, secondsMax), await pack(data, raw, large, secondsMax)]
    return { width, height, copies }
  } catch (error) {
    throw refusalOf(error)
  }
}

/** Cut off is an error, and so is what cannot be decoded; what phones do a little wrong is none. */
const reading: SharpOptions = { failOn: 'error', pages: 1, sequentialRead: true, unlimited: false }

/** By its head alone: of a bomb nothing is unpacked. */
async function measure(bytes: Buffer): Promise<{ width: number; height: number }> {
  const head = await sharp(bytes, { ...reading, limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw problem('image.damaged', {}, { cause: error })
    })
  if ((head.pages ?? 1) > 1) throw problem('image.animated', {})
  if (!isUsableSize(head.width, head.height)) {
    const { width, height } = head
    throw problem('image.dimensions-refused', { width, height, sideMin, sideMax, ratioMax, pixelsMax })
  }
  return head.autoOrient
}

type Raw = { width: number; height: number; channels: 1 | 2 | 3 | 4 }

async function pack(pixels: Buffer, raw: Raw, size: (typeof SIZES)[number], secondsMax: number): Promise<DrawnCopy> {
  const { data, info } = await sharp(pixels, { raw })
    .timeout({ seconds: secondsMax })
    .resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true })
    .webp({ quality })
    .toBuffer({ resolveWithObject: true })
  return { size, data, sha256: sha256Of(data), bytes: data.length, width: info.width, height: info.height }
}

const refusalOf = (error: unknown) =>
  error instanceof Error && error.message.startsWith('timeout')
    ? problem('image.too-slow', {}, { cause: error })
    : problem('image.damaged', {}, { cause: error })
