import type { Point } from './discovery.ts'

/** As `square` in the database names them: large ones of a fifth of a degree, small ones of a fiftieth. */
const grids = { large: { letter: '@', degrees: 0.2 }, small: { letter: '&', degrees: 0.02 } } as const
export type Grid = keyof typeof grids

const metresPerDegree = 110_574
/** Near the poles and where the day begins squares are no neighbours of each other any more. */
const latitudeMax = 80
const longitudeMax = 178
const squaresMax = 150

const metresOfLongitude = ({ latitude }: Point): number => metresPerDegree * Math.cos((latitude * Math.PI) / 180)

/** The squares that a circle touches. Undefined where there are too many, or no squares to speak of. */
export function squaresWithin(point: Point, radiusM: number, grid: Grid): string[] | undefined {
  const { letter, degrees } = grids[grid]
  if (Math.abs(point.latitude) > latitudeMax || Math.abs(point.longitude) > longitudeMax) return undefined
  // A little more on every side: a degree is not as long everywhere.
  const rows = range(point.latitude, (radiusM * 1.02) / metresPerDegree, degrees)
  const columns = range(point.longitude, (radiusM * 1.02) / metresOfLongitude(point), degrees)
  if (rows.length * columns.length > squaresMax) return undefined
  return rows.flatMap((row) => columns.map((column) => `${letter}${row}:${column}`))
}

function range(middle: number, each: number, degrees: number): number[] {
  const first = Math.floor((middle - each) / degrees)
  const last = Math.floor((middle + each) / degrees)
  return Array.from({ length: last - first + 1 }, (_, n) => first + n)
}
