import { readConfig } from './config.ts'
import { type Running, startDigiflazz, startTripay, startVip } from './start.ts'

const config = readConfig(process.env)
const starters: Record<string, () => Promise<Running>> = {
  digiflazz: () => startDigiflazz(config.digiflazz),
  vip: () => startVip(config.vip),
  tripay: () => startTripay(config.tripay),
}

const asked = process.argv.slice(2)
const names = asked.length === 0 ? Object.keys(starters) : asked
const started = await Promise.all(names.map(async (name) => ({ name, running: await start(name) })))

// Before anybody can know that it is ready, so that no signal finds nobody listening.
// A launcher that dies takes them along: then the channel to it closes.
for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(event, () => void stop())

const urls = Object.fromEntries(started.map(({ name, running }) => [name, running.url]))
console.log(JSON.stringify({ ready: true, pid: process.pid, ...urls }))

function start(name: string): Promise<Running> {
  const starter = starters[name]
  if (starter === undefined) throw new Error(`No simulator '${name}'; there are ${Object.keys(starters).join(', ')}.`)
  return starter()
}

async function stop(): Promise<void> {
  await Promise.all(started.map(({ running }) => running.close()))
  process.exit(0)
}
