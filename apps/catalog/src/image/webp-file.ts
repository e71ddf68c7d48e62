import type { PictureFile } from './picture-file.ts'

const headBytes = 12
const frameBytes = 8

/** A RIFF file says its length at the start; its chunks fill it exactly. One that moves has `ANIM`. */
export function readWebp(bytes: Buffer): PictureFile {
  const end = bytes.length < headBytes ? Number.POSITIVE_INFINITY : 8 + bytes.readUInt32LE(4)
  let isAnimated = false
  let at = headBytes
  while (at + frameBytes <= Math.min(end, bytes.length)) {
    if (bytes.toString('latin1', at, at + 4) === 'ANIM') isAnimated = true
    const length = bytes.readUInt32LE(at + 4)
    at += frameBytes + length + (length % 2)
  }
  return { end: at === end && end <= bytes.length ? end : undefined, isAnimated, scans: 1 }
}
