import type { Socket } from 'node:net'

/** How it is on the way right now. */
export type Weather = { delayMs: number; bytesPerSecond: number; isClosed: boolean }

/** More than this on the way, and the sender has to wait. */
const bytesOnTheWayMax = 256 * 1024
/** A slow line moves so much at once. */
const slowTickMs = 20

type Parcel = { bytes: Buffer | 'end'; dueAt: number }

/** One direction of one connection: what comes in on one side goes out on the other, in order, as the weather allows. */
export class Pipe {
  readonly #from: Socket
  readonly #to: Socket
  readonly #weather: () => Weather
  readonly #parcels: Parcel[] = []
  #bytes = 0
  #timer: NodeJS.Timeout | undefined
  #lost = false
  #ended = false

  constructor(from: Socket, to: Socket, weather: () => Weather) {
    this.#from = from
    this.#to = to
    this.#weather = weather
    from.on('data', (bytes: Buffer) => this.#take(bytes))
    from.on('end', () => this.#take('end'))
    to.on('drain', () => this.flush())
    // Whoever breaks off has broken off for both, unless nobody can know.
    from.on('error', () => this.#lost || to.resetAndDestroy())
    from.on('close', () => {
      if (!this.#lost && !from.readableEnded) to.resetAndDestroy()
    })
  }

  get isLost(): boolean {
    return this.#lost
  }

  /** From here on nothing arrives, and nobody is told. */
  lose(): void {
    this.#lost = true
    this.#drop()
  }

  /** Says goodbye to the receiver. What the sender still sends is lost, and it is not told. */
  end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#drop()
    this.#to.end()
  }

  /** Moves on what may move now, and comes back for the rest. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const { isClosed, bytesPerSecond } = this.#weather()
    if (isClosed) return
    let allowance = (bytesPerSecond * slowTickMs) / 1000
    for (let next = this.#parcels[0]; next !== undefined; next = this.#parcels[0]) {
      const waitMs = allowance > 0 ? next.dueAt - performance.now() : slowTickMs
      if (waitMs > 0) {
        this.#timer = setTimeout(() => this.flush(), Math.ceil(waitMs))
        return
      }
      if (next.bytes !== 'end' && this.#to.writableNeedDrain) return
      allowance -= this.#send(next, allowance)
    }
    if (this.#from.isPaused()) this.#from.resume()
  }

  #take(bytes: Buffer | 'end'): void {
    if (this.#lost || this.#ended) return
    const { delayMs } = this.#weather()
    const last = this.#parcels.at(-1)?.dueAt ?? 0
    this.#parcels.push({ bytes, dueAt: Math.max(last, delayMs === 0 ? 0 : performance.now() + delayMs) })
    if (bytes !== 'end') this.#bytes += bytes.length
    if (this.#bytes > bytesOnTheWayMax) this.#from.pause()
    if (this.#timer === undefined) this.flush()
  }

  /** Sends a parcel, or as much of it as is allowed. Answers how many bytes. */
  #send(parcel: Parcel, allowance: number): number {
    if (parcel.bytes === 'end') {
      this.#parcels.shift()
      this.#ended = true
      this.#to.end()
      return 0
    }
    const part = parcel.bytes.subarray(0, Math.ceil(allowance))
    if (part.length === parcel.bytes.length) this.#parcels.shift()
    else parcel.bytes = parcel.bytes.subarray(part.length)
    this.#bytes -= part.length
    if (this.#to.writable) this.#to.write(part)
    return part.length
  }

  #drop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#parcels.length = 0
    this.#bytes = 0
    if (this.#from.isPaused()) this.#from.resume()
  }
}
