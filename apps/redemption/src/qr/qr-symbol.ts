import { Alphanumeric, Encoder, Numeric } from '@nuintun/qrcode'
import { digitsLength } from './qr-payload.ts'

/** ISO/IEC 18004: 41 modules, of which about 15 in a hundred may be lost. */
export const symbolVersion = 6
const quietModules = 4

const encoder = new Encoder({ level: 'M', version: symbolVersion })

/** Rows of modules, true where dark. The URL goes in as dense letters and the digits as numbers: as bytes it would not fit. */
export function symbolOf(text: string): boolean[][] {
  const at = text.length - digitsLength
  const symbol = encoder.encode(new Alphanumeric(text.slice(0, at)), new Numeric(text.slice(at)))
  return Array.from({ length: symbol.size }, (_, y) =>
    Array.from({ length: symbol.size }, (_, x) => symbol.get(x, y) === 1),
  )
}

/** One path, a run of dark modules after the other, with the quiet zone that scanners want: black on white, whatever the theme. */
export function symbolSvg(text: string): string {
  const rows = symbolOf(text)
  const size = rows.length + 2 * quietModules
  const path = rows
    .map((row, y) =>
      runsIn(row)
        .map(([x, length]) => `M${x + quietModules} ${y + quietModules}h${length}v1h-${length}z`)
        .join(''),
    )
    .join('')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label="QR">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`
  )
}

function runsIn(row: readonly boolean[]): [start: number, length: number][] {
  const runs: [number, number][] = []
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1)
    if (!dark) continue
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  }
  return runs
}
