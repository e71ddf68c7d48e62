import { natsAnswers } from './nats.ts'
import { postgresAnswers } from './postgres.ts'
import { redisAnswers } from './redis.ts'
import { type Server, type ServerName, titles, waitForAnswer } from './server.ts'

/** The environment variables that name servers which run elsewhere: in production, or as services of a CI run. */
export const variables: Record<ServerName, string> = {
  postgres: 'DATABASE_ADMIN_URL',
  redis: 'REDIS_URL',
  nats: 'NATS_URL',
}

const answers: Record<ServerName, (url: string) => Promise<boolean>> = {
  postgres: postgresAnswers,
  redis: redisAnswers,
  nats: (url) => natsAnswers(url),
}

/** A server that is not ours to start, stop or kill. Throws when nothing answers there. */
export async function useGiven(name: ServerName, url: string): Promise<Server> {
  if (!URL.canParse(url)) throw new Error(`${variables[name]} is not a URL.`)
  await waitForAnswer(`${titles[name]} at ${new URL(url).host}, given by ${variables[name]},`, () => answers[name](url))
  const notOurs = () => {
    throw new Error(`${titles[name]} is given by ${variables[name]}: it is not ours to stop or start.`)
  }
  return { url, pid: notOurs, kill: notOurs, restart: async () => notOurs(), stop: async () => {} }
}
