import { NotHttp } from './response-head.ts'

const lineLengthMax = 1_024
const trailerLinesMax = 100
const sizeLine = /^([\dA-Fa-f]{1,8})(?:[ \t]*;[^\r\n]*)?$/
const CR = 13
const LF = 10

/** Takes a chunked body apart (RFC 9112 §7.1). Trailers are dropped: nobody behind us sends any. */
export class Chunks {
  #state: 'size' | 'data' | 'end of data' | 'trailer' = 'size'
  #line = ''
  #left = 0
  #trailers = 0

  /** Tells of each piece. Answers the bytes that come after the end, or undefined while there is more to come. */
  take(bytes: Buffer, onPiece: (piece: Buffer) => void): Buffer | undefined {
    let at = 0
    while (at < bytes.length) {
      if (this.#state === 'data') {
        const piece = bytes.subarray(at, at + this.#left)
        at += piece.length
        this.#left -= piece.length
        if (this.#left === 0) this.#state = 'end of data'
        onPiece(piece)
        continue
      }
      const end = bytes.indexOf(LF, at)
      this.#line += bytes.toString('latin1', at, end === -1 ? bytes.length : end)
      if (this.#line.length > lineLengthMax) throw new NotHttp('a chunk whose size has no end')
      if (end === -1) return undefined
      at = end + 1
      if (this.#finishLine()) return bytes.subarray(at)
    }
    return undefined
  }

  /** True when that was the last line of all. */
  #finishLine(): boolean {
    const line = this.#line
    this.#line = ''
    if (line.charCodeAt(line.length - 1) !== CR) throw new NotHttp('a chunk with another line break')
    const text = line.slice(0, -1)
    if (this.#state === 'size') this.#begin(text)
    else if (this.#state === 'trailer') return this.#trailer(text)
    else if (text !== '') throw new NotHttp('a chunk longer than it says')
    else this.#state = 'size'
    return false
  }

  #begin(text: string): void {
    const size = sizeLine.exec(text)?.[1]
    if (size === undefined) throw new NotHttp('a chunk without a size')
    this.#left = Number.parseInt(size, 16)
    this.#state = this.#left === 0 ? 'trailer' : 'data'
  }

  #trailer(text: string): boolean {
    this.#trailers += 1
    if (this.#trailers > trailerLinesMax) throw new NotHttp('trailers without an end')
    return text === ''
  }
}
