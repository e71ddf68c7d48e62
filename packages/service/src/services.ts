/** Every service, the port it listens on unless told otherwise, and where others find it (`<NAME>_URL`). */
export const SERVICES = {
  gateway: 9000,
  catalog: 5020,
  order: 5021,
  user: 5022,
  notification: 5023,
  wallet: 5024,
  payment: 5025,
  redemption: 5026,
} as const

export type ServiceName = keyof typeof SERVICES

/** The schema in which a service keeps its rows. */
export const schemaOf = (service: string): string => service.replaceAll('-', '_')

/** The schema in which graphile-worker keeps its jobs. */
export const jobsSchemaOf = (service: string): string => `${schemaOf(service)}_jobs`

export const isService = (name: string): name is ServiceName => Object.hasOwn(SERVICES, name)

export const urlVariable = (service: ServiceName): string => `${service.toUpperCase().replaceAll('-', '_')}_URL`

/** Where a service answers, by the environment or on its usual port of this machine. */
export const urlOf = (service: ServiceName, environment: Readonly<Record<string, string | undefined>>): string =>
  environment[urlVariable(service)] ?? `http://127.0.0.1:${SERVICES[service]}`
