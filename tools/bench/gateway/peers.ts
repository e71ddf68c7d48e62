import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { freePorts } from '../../launch/ports.ts'
import { type Lab, type Process, write } from '../lab.ts'

/** Something that stands before an upstream and hands requests on. Undefined: not here. */
export type Peer = { url: string; pid: number; stop(): Promise<void> }

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

export async function portOf(name: string): Promise<number> {
  return (await freePorts([name]))[name] as number
}

export async function untilAnswering(url: string, process: Process, withinMs = 10_000): Promise<void> {
  for (const deadline = performance.now() + withinMs; performance.now() < deadline; ) {
    const answers = await fetch(url).then(
      (answer) => answer.body?.cancel().then(() => true) ?? true,
      () => false,
    )
    if (answers) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`nothing answers at ${url}; its log is ${process.log}`)
}

export async function startUpstream(lab: Lab): Promise<Peer> {
  const port = await portOf('upstream')
  const started = await lab.start('upstream', process.execPath, [script('./upstream.ts')], { PORT: String(port) })
  const url = `http://127.0.0.1:${port}`
  await untilAnswering(url, started)
  return { ...started, url }
}

/** One worker; connections to the upstream are kept, as they are by everybody here. */
export async function startNginx(lab: Lab, upstream: string): Promise<Peer | undefined> {
  const nginx = await lab.program('nginx')
  if (nginx === undefined) return undefined
  const port = await portOf('nginx')
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${lab.dir}/nginx-${kind};`)
    .join(' ')
  const user = process.getuid?.() === 0 && existsSync('/etc/debian_version') ? 'user root;' : ''
  const path = write(
    lab,
    `nginx-${port}.conf`,
    `${user} worker_processes 1; daemon off; pid ${lab.dir}/nginx-${port}.pid; error_log stderr;
events { worker_connections 1024; }
http {
  access_log off; keepalive_requests 1000000; ${temporary}
  upstream up { server ${new URL(upstream).host}; keepalive 64; keepalive_requests 1000000; }
  server { listen 127.0.0.1:${port}; location / {
    proxy_pass http://up; proxy_http_version 1.1; proxy_set_header Connection "";
  } }
}
`,
  )
  const started = await lab.start(`nginx-${port}`, nginx, ['-c', path, '-p', lab.dir, '-e', 'stderr'])
  const url = `http://127.0.0.1:${port}`
  await untilAnswering(url, started)
  return { ...started, url }
}

/** One thread. */
export async function startHaproxy(lab: Lab, upstream: string): Promise<Peer | undefined> {
  const haproxy = await lab.program('haproxy')
  if (haproxy === undefined) return undefined
  const port = await portOf('haproxy')
  const path = write(
    lab,
    `haproxy-${port}.cfg`,
    `global
  nbthread 1
  maxconn 4096
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
  http-reuse always
frontend f
  bind 127.0.0.1:${port}
  default_backend b
backend b
  server s ${new URL(upstream).host}
`,
  )
  const started = await lab.start(`haproxy-${port}`, haproxy, ['-f', path])
  const url = `http://127.0.0.1:${port}`
  await untilAnswering(url, started)
  return { ...started, url }
}

export async function startHttpProxy(lab: Lab, upstream: string): Promise<Peer> {
  const port = await portOf('http-proxy')
  const env = { PORT: String(port), UPSTREAM: upstream }
  const started = await lab.start(`http-proxy-${port}`, process.execPath, [script('./http-proxy.ts')], env)
  const url = `http://127.0.0.1:${port}`
  await untilAnswering(url, started)
  return { ...started, url }
}

/** Ours, as it runs in production but for the limits, which are counted and so high that nobody reaches them. */
export async function startGateway(lab: Lab, envFile: string, env: Record<string, string>): Promise<Peer> {
  const port = await portOf('gateway')
  const started = await lab.start(
    `gateway-${port}`,
    process.execPath,
    [`--env-file=${envFile}`, script('../../../apps/gateway/src/main.ts')],
    {
      PORT: String(port),
      RATE_LIMIT_ENABLED: 'true',
      RATE_LIMIT_READ: '1000000000',
      RATE_LIMIT_ADDRESS: '1000000000',
      ...env,
    },
  )
  const url = `http://127.0.0.1:${port}`
  await untilAnswering(`${url}/health/live`, started)
  return { ...started, url }
}
