import { execFileSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { findBinary } from '../../packages/testing/src/servers/binaries.ts'

/** Debian's packages of the programs that we measure with, or beside. */
const packages: Readonly<Record<string, string>> = {
  nginx: 'nginx-light',
  haproxy: 'haproxy',
  wrk: 'wrk',
  pgbench: 'postgresql-contrib',
}
const policy = '/usr/sbin/policy-rc.d'
const installMsMax = 300_000

/** Where the program is. Installed if it is missing and we may; undefined when it cannot be had. */
export async function findProgram(name: string): Promise<string | undefined> {
  const found = findBinary(name)
  const wanted = packages[name]
  if (found !== undefined || wanted === undefined || process.getuid?.() !== 0 || findBinary('apt-get') === undefined)
    return found
  install(wanted)
  return findBinary(name)
}

/** Without starting what a package would start: a peer runs when it is its turn, and with our configuration. */
function install(name: string): void {
  const isOurs = !existsSync(policy)
  if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    execFileSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', name], {
      env,
      stdio: 'ignore',
      timeout: installMsMax,
    })
  } catch {
    // Reported as "not here" by whoever asked.
  } finally {
    if (isOurs) rmSync(policy, { force: true })
  }
}
