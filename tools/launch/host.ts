import { type Environment, isService, type Running, runProcess, type ServiceName, startService } from '@konter/service'
import { startGateway } from '../../apps/gateway/src/app.ts'
import { services } from '../services.ts'

/** Hosts the services named as arguments in this one process: a small shop, a demo, a test. Each listens on its own port. */

const names = process.argv.slice(2).filter(isService)
/** By service: the environment that it alone would have. */
const environments = JSON.parse(process.env.KONTER_ENVIRONMENTS ?? '{}') as Record<string, Environment>

async function start(name: ServiceName): Promise<Running> {
  const environment = { ...process.env, ...environments[name] }
  if (name === 'gateway') return startGateway(environment)
  const service = services.find((each) => each.name === name)
  if (service === undefined) throw new Error(`There is no service called ${name}.`)
  return startService(service, environment)
}

await runProcess(async () => {
  const running = await Promise.all(names.map(start))
  return { stop: async () => void (await Promise.all(running.map((each) => each.stop()))) }
})
