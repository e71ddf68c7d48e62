import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Endpoints } from './endpoints.ts'
import { natsAnswers } from './nats.ts'
import { postgresAnswers, postgresSettings } from './postgres.ts'
import { redisAnswers } from './redis.ts'
import { type Server, type ServerName, titles, waitForAnswer } from './server.ts'

const startTimeoutMs = 180_000

type Options = { dir: string; durable: boolean; endpoints: Endpoints }

/** How one kind of server is run by Docker. */
type Image = {
  image: string
  port: number
  data: string
  command: string[]
  environment: Record<string, string>
  url(host: string): string
  answers(url: string): Promise<boolean>
}

export const dockerIsHere = (env: NodeJS.ProcessEnv): boolean =>
  Boolean(env.DOCKER_HOST) || existsSync('/var/run/docker.sock')

const imageFor: Record<ServerName, (options: Options) => Image> = {
  postgres: ({ durable, endpoints: { postgres, password } }) => ({
    image: 'postgis/postgis:15-3.4',
    port: 5432,
    data: '/var/lib/postgresql/data',
    command: ['postgres', ...postgresSettings(durable)],
    environment: { POSTGRES_PASSWORD: password },
    url: (host) => `postgres://postgres:${password}@${host}:${postgres}/postgres`,
    answers: postgresAnswers,
  }),
  redis: ({ endpoints: { redis, password } }) => ({
    image: 'redis:7',
    port: 6379,
    data: '/data',
    command: ['redis-server', '--requirepass', password, '--save', '', '--appendonly', 'no'],
    environment: {},
    url: (host) => `redis://:${password}@${host}:${redis}`,
    answers: redisAnswers,
  }),
  nats: ({ endpoints: { nats } }) => ({
    image: 'nats:2.10',
    port: 4222,
    data: '/data',
    command: ['-js', '-sd', '/data'],
    environment: {},
    url: (host) => `nats://${host}:${nats}`,
    answers: natsAnswers,
  }),
}

/** For a machine with Docker and without the server itself. What is durable lives in a volume named after the folder. */
export async function startAsContainer(name: ServerName, options: Options): Promise<Server> {
  const { GenericContainer } = await import('testcontainers')
  const { image, port, data, command, environment, url, answers } = imageFor[name](options)
  const volume = `konter-${createHash('sha256').update(options.dir).digest('hex').slice(0, 8)}-${name}`
  const container = await new GenericContainer(image)
    .withEnvironment(environment)
    .withCommand(command)
    .withExposedPorts({ container: port, host: options.endpoints[name] })
    .withBindMounts(options.durable ? [{ source: volume, target: data, mode: 'rw' }] : [])
    .withStartupTimeout(startTimeoutMs)
    .start()
  const address = url(container.getHost())
  const ready = () => waitForAnswer(`${titles[name]} in its container`, () => answers(address))
  await ready()
  const notOurs = () => {
    throw new Error(`${titles[name]} runs in a container and has no process of ours.`)
  }
  return {
    url: address,
    pid: notOurs,
    kill: notOurs,
    restart: async () => {
      await container.restart()
      await ready()
    },
    stop: async () => {
      await container.stop()
    },
  }
}
