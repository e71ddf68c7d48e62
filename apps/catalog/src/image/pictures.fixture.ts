import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'

/** For tests: real files, and what is done to files by those who mean no good. */

type Make = { width?: number; height?: number; alpha?: boolean }

/** Soft colours, so that it packs like a photo and two differ. */
const pixels = ({ width = 1_600, height = 1_200, alpha = false }: Make) => {
  const channels = alpha ? (4 as const) : (3 as const)
  const shade = randomBytes(3)
  const data = Buffer.alloc(width * height * channels)
  for (let at = 0, nth = 0; at < data.length; at += channels, nth++) {
    data[at] = ((nth % width) * 255) / width
    data[at + 1] = (Math.floor(nth / width) * 255) / height
    data[at + 2] = shade[nth % 3] as number
    if (alpha) data[at + 3] = nth % width < width / 2 ? 0 : 255
  }
  return sharp(data, { raw: { width, height, channels } })
}

export const jpeg = (make: Make = {}) => pixels(make).jpeg({ quality: 80 }).toBuffer()
export const png = (make: Make = {}) => pixels(make).png({ compressionLevel: 1 }).toBuffer()
export const webp = (make: Make = {}) => pixels(make).webp({ effort: 0 }).toBuffer()

/** As a phone takes it: on its side, with where and by whom, and in colours of its own. */
export const photo = () =>
  pixels({})
    .withExif({
      IFD0: { Make: 'Nokia', Copyright: 'Ibu Sari' },
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '6/1 54/1 53/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '107/1 36/1 35/1',
      },
    })
    .withIccProfile('p3')
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>Ibu Sari was here</rdf></x:xmpmeta>')
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

/** A chunk before the end of a PNG: text, a program, frames. */
export function withChunk(file: Buffer, type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  const headEnd = 33
  return Buffer.concat([
    file.subarray(0, headEnd),
    frame.subarray(0, 4),
    body,
    frame.subarray(4),
    file.subarray(headEnd),
  ])
}

/** A segment right after the start of a JPEG: a comment (0xfe), or what programs keep (0xe1 …). */
export function withSegment(file: Buffer, marker: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16BE(0xff00 + marker, 0)
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([file.subarray(0, 2), head, data, file.subarray(2)])
}

/** A PNG that says that it is larger than what it holds: its head alone is what a bomb needs. */
export function pngOfSize(file: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(file)
  copy.writeUInt32BE(width, 16)
  copy.writeUInt32BE(height, 20)
  copy.writeUInt32BE(crc32(copy.subarray(12, 29)), 29)
  return copy
}

/** The same of a JPEG: height and width stand five bytes into SOF0 or SOF2. */
export function jpegOfSize(file: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(file)
  const frame = [0xffc0, 0xffc2]
    .map((marker) => copy.indexOf(Buffer.from([marker >> 8, marker & 255])))
    .find((at) => at > 0)
  copy.writeUInt16BE(height, (frame as number) + 5)
  copy.writeUInt16BE(width, (frame as number) + 7)
  return copy
}

/** The last scan of a progressive JPEG so many times more. */
export function withScans(file: Buffer, more: number): Buffer {
  const scan = file.subarray(file.lastIndexOf(Buffer.from([0xff, 0xda])), -2)
  return Buffer.concat([file.subarray(0, -2), ...Array.from({ length: more }, () => scan), file.subarray(-2)])
}

export const progressive = (make: Make = {}) => pixels(make).jpeg({ progressive: true }).toBuffer()

export async function animated(format: 'webp' | 'gif'): Promise<Buffer> {
  const frames = await Promise.all([png({ width: 100, height: 100 }), png({ width: 100, height: 100 })])
  const joined = sharp(frames, { join: { animated: true } })
  return format === 'webp'
    ? joined.webp({ delay: [100, 100] }).toBuffer()
    : joined.gif({ delay: [100, 100] }).toBuffer()
}

export const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><image href="file:///etc/passwd"/></svg>',
)
/** The start of an archive, as an attacker would put it behind a picture. */
export const archive = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), randomBytes(200)])
