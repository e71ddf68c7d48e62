import type { PictureFile } from './picture-file.ts'

const END = 0xd9
const SCAN = 0xda
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/** From segment to segment, as every reader of JPEG goes, to the end of the first picture. */
export function readJpeg(bytes: Buffer): PictureFile {
  let scans = 0
  const found = (end: number | undefined): PictureFile => ({ end, isAnimated: false, scans })
  for (let at = 2; at + 1 < bytes.length; ) {
    const marker = bytes[at + 1] as number
    if (bytes[at] !== 0xff) return found(undefined)
    if (marker === END) return found(at + 2)
    if (marker === 0xff) at += 1
    else if (isAlone(marker)) at += 2
    else {
      const length = at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0
      if (length < 2) return found(undefined)
      at += 2 + length
      if (marker === SCAN) {
        scans += 1
        at = endOfScan(bytes, at)
      }
    }
  }
  return found(undefined)
}

/** Inside of a scan a marker is one only if it neither stands for itself (FF00) nor restarts the scan. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) return bytes.length
    if (next !== 0 && next !== 0xff && !isAlone(next)) return at
  }
  return bytes.length
}
