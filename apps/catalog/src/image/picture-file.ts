import type { Format } from './image.ts'
import { readJpeg } from './jpeg-file.ts'
import { readPng } from './png-file.ts'
import { readWebp } from './webp-file.ts'

/** What the outside of a file says of it, before anything is unpacked. */
export type PictureFile = {
  /** Where the picture ends; undefined: it is cut off, or put together wrongly. */
  end: number | undefined
  isAnimated: boolean
  /** How often the whole picture is gone through to draw it. */
  scans: number
}

const magic: readonly [Format, (bytes: Buffer) => boolean][] = [
  ['jpeg', (bytes) => bytes.length > 3 && bytes.readUIntBE(0, 3) === 0xff_d8_ff],
  ['png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))],
  ['webp', (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'],
]

/** By its first bytes, whatever anybody calls it. */
export const formatOf = (bytes: Buffer): Format | undefined => magic.find(([, begins]) => begins(bytes))?.[0]

const readers: Readonly<Record<Format, (bytes: Buffer) => PictureFile>> = {
  jpeg: readJpeg,
  png: readPng,
  webp: readWebp,
}

export const readPictureFile = (bytes: Buffer, format: Format): PictureFile => readers[format](bytes)

/**
 * Is what follows the picture something that does not belong there? A file that is a picture and an archive, a page or a
 * program as well is made to deceive somebody. But phones put a second picture, or a short film, behind a JPEG.
 */
export function carriesMore(bytes: Buffer, format: Format, end: number): boolean {
  const rest = bytes.subarray(end)
  if (rest.length === 0 || rest.every((byte) => byte === 0)) return false
  return format !== 'jpeg' || !isOfPhones(rest)
}

const isOfPhones = (rest: Buffer): boolean =>
  // A second JPEG (depth, brightness), an MP4 (`....ftyp`), or what Samsung keeps behind a picture.
  rest.readUIntBE(0, Math.min(3, rest.length)) === 0xff_d8_ff ||
  rest.toString('latin1', 4, 8) === 'ftyp' ||
  rest.subarray(-4).toString('latin1') === 'SEFT'
