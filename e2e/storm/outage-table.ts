import type { Measured } from './probes.ts'
import type { OutageReport } from './run-outages.ts'

/** A row for each outage, in Markdown. */
export function outageTable(reports: readonly OutageReport[]): string {
  const rows = reports.map(({ name, measured, answeredAfterMs, settled }) => {
    const well = measured.filter((each) => kind(each) === 'works').map(({ probe }) => probe)
    const rest = measured.filter((each) => kind(each) !== 'works')
    return [
      name,
      list(well, measured.length),
      rest.map(inWords).join('; ') || '–',
      seconds(answeredAfterMs),
      caughtUp(settled),
    ]
  })
  const head = ['away', 'works on', 'and the rest', 'all answers again after', 'all is done after']
  return `${[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`
}

type Kind = 'works' | 'slow' | 'fails'

const slowMs = 1_500

const kind = ({ asked, answered, msMax }: Measured): Kind => {
  if (asked - answered > 1) return 'fails'
  return msMax > slowMs ? 'slow' : 'works'
}

const list = (well: readonly string[], of: number): string =>
  well.length === of ? 'everything' : well.join(', ') || 'nothing'

function inWords({ probe, asked, answered, failures, msMedian, msMax }: Measured): string {
  const times = `${milliseconds(msMedian)}, at most ${milliseconds(msMax)}`
  if (asked - answered <= 1) return `${probe}: answered in ${times}`
  const how = Object.keys(failures)
    .map((each) => `\`${each.trim()}\``)
    .join(', ')
  return `${probe}: ${answered === 0 ? '' : `${answered} of ${asked} answered, else `}${how} in ${times}`
}

const milliseconds = (ms: number): string => (ms < 1_000 ? `${ms} ms` : seconds(ms))
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

function caughtUp({ tookMs, movedMs, resolvedByStaff }: OutageReport['settled']): string {
  const time = seconds(tookMs + movedMs)
  return resolvedByStaff === 0 ? time : `${time}, staff asked about ${resolvedByStaff}`
}
