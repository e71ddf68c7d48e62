import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { loadConfig, SERVICES, type ServiceName, urlVariable } from '@konter/service'
import type { TObject } from 'typebox'
import { describe, expect, test } from 'vitest'
import { GatewayConfig } from '../apps/gateway/src/config.ts'
import { AuditConfig } from './audit/run-audit.ts'
import { build, podTemplateOf, type Resource } from './k8s/kustomize.ts'
import { invalid, misspelt } from './k8s/validate.ts'
import { filled } from './make-env.ts'
import { secretFiles } from './make-k8s-secrets.ts'
import { MigrateConfig } from './migrate.ts'
import { services } from './services.ts'

/** No cluster is at hand where this is built: the manifests are held against Kubernetes' schemas, and against the code. */

type Env = { name: string; value: string }
type From = { configMapRef?: { name: string }; secretRef?: { name: string } }
type Probe = { httpGet: { path: string } }
type Container = {
  name: string
  image: string
  command: string[]
  env?: Env[]
  envFrom: From[]
  ports?: { containerPort: number }[]
  resources: { requests: { cpu: string; memory: string }; limits: { memory: string } }
  securityContext: object
  startupProbe?: Probe
  readinessProbe?: Probe
  livenessProbe?: Probe
  lifecycle?: { preStop: { sleep: { seconds: number } } }
}
type Pod = {
  automountServiceAccountToken: boolean
  terminationGracePeriodSeconds?: number
  securityContext: object
  containers: [Container]
}
type Selector = { matchLabels?: Record<string, string>; matchExpressions?: { key: string; values: string[] }[] }
type Peer = {
  podSelector?: Selector
  namespaceSelector?: { matchLabels: Record<string, string> }
  ipBlock?: { cidr: string }
}
type Rule = { from?: Peer[]; to?: Peer[]; ports: { port: number | string }[] }
type Policy = { podSelector: Selector; policyTypes: string[]; ingress?: Rule[]; egress?: Rule[] }

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(root + path, 'utf8')
const overlays = ['one-node', 'chain'] as const
const built = Object.fromEntries(
  overlays.map((name) => [
    name,
    [...build(`${root}infra/k8s/overlays/${name}`), ...build(`${root}infra/k8s/overlays/${name}/migrate`)],
  ]),
) as Record<(typeof overlays)[number], Resource[]>
const names = [...services.map(({ name }) => name), 'gateway' as const]
const schemaOf = (name: ServiceName): TObject =>
  name === 'gateway' ? GatewayConfig : (services.find((each) => each.name === name)?.config as TObject)
const find = (overlay: keyof typeof built, kind: string, name: string): Resource => {
  const found = built[overlay].find((each) => each.kind === kind && each.metadata.name === name)
  if (found === undefined) throw new Error(`there is no ${kind} ${name}`)
  return found
}
const podOf = (resource: Resource): Pod => podTemplateOf(resource)?.spec as Pod
const appOf = (overlay: keyof typeof built, name: string): Container =>
  podOf(find(overlay, 'Deployment', name)).containers[0]
const made = secretFiles(parseEnv(filled(read('.env.example'))), {
  postgres: 'postgres.konter-servers:5432',
  redis: 'redis://redis.konter-servers:6379',
})

/** What a container's process finds in its environment, with freshly made secrets. */
function environmentOf(overlay: keyof typeof built, { env = [], envFrom }: Container): Record<string, string> {
  const all: Record<string, string> = {}
  for (const { configMapRef, secretRef } of envFrom) {
    if (configMapRef !== undefined) Object.assign(all, find(overlay, 'ConfigMap', configMapRef.name).data)
    if (secretRef === undefined) continue
    const file = secretRef.name.replace('konter-', '')
    Object.assign(all, parseLines(made[`${file}.env`] ?? ''))
    const key = made[`${file}.pem`]
    if (key !== undefined) all.SERVICE_SIGNING_KEY = key
  }
  for (const { name, value } of env) all[name] = value
  return all
}

/** As kustomize reads such a file: to the letter. */
const parseLines = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )

describe.each(overlays)('infra/k8s/overlays/%s', (overlay) => {
  test('is valid by the schemas of Kubernetes', async () => {
    expect(built[overlay].length).toBeGreaterThan(30)
    expect(await invalid(built[overlay])).toEqual([])
  })

  test('names no field that Kubernetes does not know', () => expect(misspelt(built[overlay])).toEqual([]))

  test('every service is there: its file, its port, its variables', () => {
    const addresses = (Object.keys(SERVICES) as ServiceName[]).map(urlVariable)
    for (const name of names) {
      const app = appOf(overlay, name)
      expect(app.command, name).toEqual(['node', `apps/${name}/src/main.ts`])
      expect(existsSync(root + (app.command[1] as string)), name).toBe(true)
      expect(
        app.ports?.map(({ containerPort }) => containerPort),
        name,
      ).toEqual([SERVICES[name]])
      expect(find(overlay, 'Service', name).spec, name).toMatchObject({
        selector: { 'app.kubernetes.io/name': name },
        ports: [{ port: SERVICES[name], targetPort: 'http' }],
      })
      const environment = environmentOf(overlay, app)
      const known = ['PORT', 'NODE_OPTIONS', ...addresses, ...Object.keys(schemaOf(name).properties)]
      expect(
        Object.keys(environment).filter((each) => !known.includes(each)),
        name,
      ).toEqual([])
      expect(() => loadConfig(name, schemaOf(name), environment), name).not.toThrow()
      expect(environment.PORT, name).toBe(String(SERVICES[name]))
      for (const each of names) expect(environment[urlVariable(each)], name).toBe(`http://${each}:${SERVICES[each]}`)
    }
  })

  test('the migration and the audit run what is there, with what they read', () => {
    const migrate = podOf(find(overlay, 'Job', 'migrate')).containers[0]
    const environment = environmentOf(overlay, migrate)
    expect(() => loadConfig('migrate', MigrateConfig, environment)).not.toThrow()
    expect(Object.keys(environment).sort()).toEqual(Object.keys(MigrateConfig.properties).sort())
    const audit = podOf(find(overlay, 'CronJob', 'audit')).containers[0]
    for (const { command } of [migrate, audit]) expect(existsSync(root + (command[1] as string)), command[1]).toBe(true)
    expect(() => loadConfig('audit', AuditConfig, environmentOf(overlay, audit))).not.toThrow()
    for (const name of Object.keys(environmentOf(overlay, audit)))
      expect(Object.keys(AuditConfig.properties)).toContain(name)
  })

  test('whoever runs is nobody, writes nowhere but in /tmp, has no token of the cluster and knows its bounds', () => {
    const running = built[overlay].filter((each) => podTemplateOf(each) !== undefined)
    expect(running).toHaveLength(names.length + 2)
    for (const resource of running) {
      const pod = podOf(resource)
      const what = `${resource.kind} ${resource.metadata.name}`
      expect(pod.automountServiceAccountToken, what).toBe(false)
      expect(pod.securityContext, what).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      })
      const [{ securityContext, resources, image }] = pod.containers
      expect(securityContext, what).toMatchObject({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      })
      expect(resources.requests.cpu, what).toBeDefined()
      expect(Number.parseInt(resources.limits.memory, 10), what).toBeGreaterThanOrEqual(
        Number.parseInt(resources.requests.memory, 10),
      )
      expect(image, what).toMatch(/konter:(?!latest).+$/)
    }
    for (const account of built[overlay].filter(({ kind }) => kind === 'ServiceAccount'))
      expect(account.automountServiceAccountToken, account.metadata.name).toBe(false)
  })

  test('probes ask what the code answers, and a pod has the time to drain', () => {
    const routes = [read('packages/service/src/health.ts'), read('apps/gateway/src/health/health.routes.ts')]
    const drainMs = Number(
      /drainMsMax = ([\d_]+)/.exec(read('packages/service/src/drain.ts'))?.[1]?.replaceAll('_', ''),
    )
    for (const name of names) {
      const app = appOf(overlay, name)
      for (const probe of [app.startupProbe, app.readinessProbe, app.livenessProbe])
        for (const code of routes) expect(code, name).toContain(`'${probe?.httpGet.path}'`)
      const { terminationGracePeriodSeconds = 0 } = podOf(find(overlay, 'Deployment', name))
      const afterDrainSeconds = 15
      expect(terminationGracePeriodSeconds, name).toBeGreaterThanOrEqual(
        (app.lifecycle?.preStop.sleep.seconds ?? 0) + drainMs / 1_000 + afterDrainSeconds,
      )
      const heap = /--max-old-space-size=(\d+)/.exec(environmentOf(overlay, app).NODE_OPTIONS ?? '')?.[1]
      expect(Number(heap), name).toBeLessThan(Number.parseInt(app.resources.limits.memory, 10))
    }
  })

  test('no secret is written anywhere, and every Secret named is one that is made', () => {
    const secrets = read('infra/k8s/secrets/kustomization.yaml')
    for (const resource of built[overlay]) {
      expect(resource.kind).not.toBe('Secret')
      for (const { secretRef } of podTemplateOf(resource) === undefined ? [] : podOf(resource).containers[0].envFrom)
        if (secretRef !== undefined) expect(secrets).toContain(`- name: ${secretRef.name}\n`)
      if (resource.kind === 'ConfigMap')
        expect(Object.keys(resource.data as object).filter((key) => /PASSWORD|KEY|SECRET|TOKEN/.test(key))).toEqual([])
    }
    const named = [...secrets.matchAll(/(?:envs: \[|SERVICE_SIGNING_KEY=)([^\]]+)\]/g)].map(
      ([, file]) => file as string,
    )
    expect(named.sort()).toEqual(Object.keys(made).sort())
    for (const line of ['*.env', '*.pem']) expect(read('infra/k8s/secrets/.gitignore')).toContain(line)
  })

  describe('who may talk to whom', () => {
    const policies = built[overlay].filter(({ kind }) => kind === 'NetworkPolicy').map(({ spec }) => spec as Policy)
    const isMeant = ({ matchLabels, matchExpressions }: Selector, name: string) =>
      (matchLabels === undefined || matchLabels['app.kubernetes.io/name'] === name) &&
      (matchExpressions ?? []).every(({ key, values }) => key === 'app.kubernetes.io/name' && values.includes(name))
    const rulesOf = (name: string, way: 'ingress' | 'egress') =>
      policies.filter(({ podSelector }) => isMeant(podSelector, name)).flatMap((policy) => policy[way] ?? [])
    const everybody = [...names, 'migrate', 'audit']
    const mayReach = (port: number) =>
      everybody.filter((name) => rulesOf(name, 'egress').some(({ ports }) => ports.some((each) => each.port === port)))

    test('nobody, unless it is said', () =>
      expect(policies).toContainEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] }))

    test('the gateway alone from the ingress', () => {
      const fromIngress = ({ namespaceSelector }: Peer) =>
        namespaceSelector?.matchLabels['kubernetes.io/metadata.name'] === 'ingress-nginx'
      expect(everybody.filter((name) => rulesOf(name, 'ingress').some(({ from }) => from?.some(fromIngress)))).toEqual([
        'gateway',
      ])
      const { rules } = find(overlay, 'Ingress', 'konter').spec as {
        rules: { http: { paths: { path: string; backend: { service: { name: string } } }[] } }[]
      }
      const paths = rules.flatMap(({ http }) => http.paths)
      expect(new Set(paths.map(({ backend }) => backend.service.name))).toEqual(new Set(['gateway']))
      expect(paths.some(({ path }) => '/metrics'.startsWith(path))).toBe(false)
    })

    test('Postgres: services, migration and audit; Redis: the gateway; NATS: all apps; objects: who stores files', () => {
      expect(mayReach(5432)).toEqual(everybody.filter((name) => name !== 'gateway'))
      expect(mayReach(6379)).toEqual(['gateway'])
      const stores = ({ properties }: TObject) => 'OBJECT_STORE_URL' in properties
      const storing = services.filter(({ config }) => stores(config as TObject)).map(({ name }) => name)
      expect(mayReach(9000)).toEqual(storing)
      expect(mayReach(4222)).toEqual(names)
    })

    test('the world: only who speaks to suppliers and payment gateways', () => {
      const toTheWorld = ({ to }: Rule) => to?.some(({ ipBlock }) => ipBlock?.cidr === '0.0.0.0/0') === true
      const callers = everybody.filter((name) => rulesOf(name, 'egress').some(toTheWorld))
      const callsOutside = ({ properties }: TObject) =>
        Object.keys(properties).some((name) => /^[A-Z]+_BASE_URL$/.test(name))
      expect(callers).toEqual(services.filter(({ config }) => callsOutside(config as TObject)).map(({ name }) => name))
    })
  })
})

describe('infra/k8s', () => {
  test('every file is part of something', () => {
    const named = read('infra/k8s/base/kustomization.yaml')
    for (const file of readdirSync(`${root}infra/k8s/base`))
      if (file !== 'kustomization.yaml') expect(named, file).toContain(file)
  })

  test('deploy.sh applies what is there, the migration before the apps', () => {
    const script = read('infra/k8s/deploy.sh')
    const steps = [
      'migrate/namespace.yaml',
      '-k secrets',
      '/migrate"',
      'wait --for=condition=complete',
      '"overlays/$overlay"\n',
    ]
    const places = steps.map((step) => script.indexOf(step))
    expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true)
  })

  test('docs/beyond-one-machine.md counts the connections that the autoscalers may open', () => {
    const pool = schemaOf('user').properties.DATABASE_CONNECTIONS_MAX as { default: number }
    const jobs = Number(/^const connectionsMax = (\d+)/m.exec(read('packages/service/src/jobs.ts'))?.[1])
    // The relay's and the workers' own sessions.
    const perReplica = pool.default + jobs + 2
    const replicas = services
      .map(({ name }) => (find('chain', 'HorizontalPodAutoscaler', name).spec as { maxReplicas: number }).maxReplicas)
      .reduce((sum, each) => sum + each)
    const text = read('docs/beyond-one-machine.md')
    expect(text).toContain(`${perReplica} connections`)
    expect(text).toContain(`${replicas * perReplica} connections`)
  })

  test('the check sees what is wrong', async () => {
    const deployment = structuredClone(find('chain', 'Deployment', 'order'))
    const spec = deployment.spec as { replicass?: number; template: { spec: { containers: { ports: object[] }[] } } }
    spec.replicass = 2
    expect(misspelt([deployment])[0]).toContain('replicass')
    spec.template.spec.containers[0]?.ports.push({ containerPort: '80' })
    expect((await invalid([deployment]))[0]).toContain('containerPort must be integer')
  })
})
