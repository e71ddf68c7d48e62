import type { PictureFile } from './picture-file.ts'

const headBytes = 8
/** Length, type and checksum around what a chunk holds. */
const frameBytes = 12

/** From chunk to chunk until IEND. A PNG that moves says so by `acTL`. */
export function readPng(bytes: Buffer): PictureFile {
  let isAnimated = false
  for (let at = headBytes; at + frameBytes <= bytes.length; ) {
    const type = bytes.toString('latin1', at + 4, at + 8)
    const end = at + frameBytes + bytes.readUInt32BE(at)
    if (end > bytes.length) break
    if (type === 'IEND') return { end, isAnimated, scans: 1 }
    if (type === 'acTL') isAnimated = true
    at = end
  }
  return { end: undefined, isAnimated, scans: 1 }
}
