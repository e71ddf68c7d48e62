import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadConfig, SERVICES, type ServiceName, urlVariable } from '@konter/service'
import type { TObject } from 'typebox'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { GatewayConfig } from '../apps/gateway/src/config.ts'
import { filled } from './make-env.ts'
import { MigrateConfig } from './migrate.ts'
import { services } from './services.ts'

/** No container engine is at hand where this is built: every path, port, variable and command is held against the code instead. */

type Build = { context: string; dockerfile: string; args?: { APP: string } }
type Service = {
  build?: Build
  command?: string[]
  environment?: Record<string, string | number>
  ports?: string[]
  healthcheck?: object
  image?: string
  depends_on?: object
}
type Compose = { services: Record<string, Service> }

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(root + path, 'utf8')
const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose
const dockerfile = read('infra/docker/Dockerfile')
const example = Object.fromEntries(
  [...read('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name as string, value as string]),
)

const names = [...services.map(({ name }) => name), 'gateway' as const]
const schemaOf = (name: ServiceName): TObject =>
  name === 'gateway' ? GatewayConfig : (services.find((each) => each.name === name)?.config as TObject)
const of = (name: string) => compose.services[name] as Service

/** As compose does: `${NAME:-default}`, `${NAME:?message}`. */
const substituted = (text: string, values: Record<string, string>) =>
  text.replace(
    /\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g,
    (_all, name: string, kind: string, rest: string) => values[name] || (kind === '-' ? rest : ''),
  )

const used = (text: string) => [...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name as string)

describe('docker-compose.yml', () => {
  test('every service is there, built from its own folder, on the port the code knows', () => {
    for (const name of names) {
      expect(of(name).build, name).toMatchObject({ dockerfile: 'infra/docker/Dockerfile', args: { APP: name } })
      expect(existsSync(`${root}apps/${name}/src/main.ts`), name).toBe(true)
      expect(of(name).environment?.PORT, name).toBe(SERVICES[name])
    }
    expect(of('gateway').ports).toEqual([`\${PUBLIC_PORT:-9000}:${SERVICES.gateway}`])
    for (const name of names.filter((each) => each !== 'gateway'))
      expect(of(name).ports, `${name} is not reachable from outside`).toBeUndefined()
  })

  test('every variable given is one that the service reads', () => {
    const addresses = (Object.keys(SERVICES) as ServiceName[]).map(urlVariable)
    for (const name of names) {
      const known = ['PORT', ...addresses, ...Object.keys(schemaOf(name).properties)]
      expect(
        Object.keys(of(name).environment ?? {}).filter((each) => !known.includes(each)),
        name,
      ).toEqual([])
    }
  })

  test('with a made .env, every service accepts its configuration', () => {
    const env = Object.fromEntries(
      [...filled(read('.env.example')).matchAll(/^([A-Z_]+)="?(.*?)"?$/gm)].map(([, name, value]) => [
        name as string,
        value as string,
      ]),
    )
    for (const name of names) {
      const environment = Object.fromEntries(
        Object.entries(of(name).environment ?? {}).map(([key, value]) => [key, substituted(String(value), env)]),
      )
      expect(() => loadConfig(name, schemaOf(name), environment), name).not.toThrow()
      for (const each of names)
        expect(environment[urlVariable(each)], `${name} finds ${each}`).toBe(`http://${each}:${SERVICES[each]}`)
    }
    const migrate = Object.fromEntries(
      Object.entries(of('migrate').environment ?? {}).map(([key, value]) => [key, substituted(String(value), env)]),
    )
    expect(() => loadConfig('migrate', MigrateConfig, migrate)).not.toThrow()
    expect(Object.keys(migrate).sort()).toEqual(Object.keys(MigrateConfig.properties).sort())
  })

  test('what it reads from .env is in .env.example, and the other way round', () => {
    expect([...new Set(used(read('docker-compose.yml')))].sort()).toEqual(Object.keys(example).sort())
  })

  test('its servers are watched, and nothing starts before the database is migrated', () => {
    for (const name of ['postgres', 'redis', 'nats']) expect(of(name).healthcheck, name).toBeDefined()
    for (const name of names)
      expect(of(name).depends_on, name).toMatchObject({ migrate: { condition: 'service_completed_successfully' } })
    expect(of('migrate').command).toEqual(['node', 'tools/migrate.ts'])
    expect(existsSync(`${root}tools/migrate.ts`)).toBe(true)
  })
})

describe('infra/docker/Dockerfile', () => {
  test('every path it copies is there', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(([, paths]) =>
      (paths as string).split(' ').slice(0, -1),
    )
    expect(copied.length).toBeGreaterThan(3)
    for (const path of copied) expect(existsSync(root + path), path).toBe(true)
  })

  test('it runs as nobody in particular, is watched, and starts what is there', () => {
    expect(dockerfile).toMatch(/^USER node$/m)
    expect(dockerfile).toMatch(/^HEALTHCHECK [\s\S]*\/health\/live/m)
    expect(dockerfile).toContain('exec node apps/$APP/src/main.ts')
    expect(dockerfile).toMatch(/^FROM node:24-/m)
  })
})
