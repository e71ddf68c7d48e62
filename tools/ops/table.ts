/** Columns as wide as their widest cell; the last may be as long as it likes. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === head.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd()
  return `${[line(head), ...rows.map(line)].join('\n')}\n`
}

const units = [
  { ms: 86_400_000, name: 'd' },
  { ms: 3_600_000, name: 'h' },
  { ms: 60_000, name: 'min' },
  { ms: 1_000, name: 's' },
] as const

/** How long ago, or in how long: `12 min`, `in 3 s`, `-` for never. */
export function ago(instant: string | null | undefined, now = Date.now()): string {
  if (instant === null || instant === undefined) return '-'
  const ms = now - Date.parse(instant)
  const unit = units.find((each) => Math.abs(ms) >= 2 * each.ms) ?? units[3]
  const amount = `${Math.floor(Math.abs(ms) / unit.ms)} ${unit.name}`
  return ms < -999 ? `in ${amount}` : amount
}

/** `1 event`, `2 events`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

export const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''
