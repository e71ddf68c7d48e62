import { execFileSync } from 'node:child_process'
import { cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { findBinary, findPostgres } from '../../packages/testing/src/servers/binaries.ts'

/** Where the figures come from: they say little without it. */
export function machine(): string {
  const [cpu] = cpus()
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  const hardware = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown CPU'}, ${gigabytes} GB`
  return [hardware, `${type()} ${release()}`, `Node ${process.version}`, ...versions()].join(' · ')
}

function versions(): string[] {
  const [postgres] = findPostgres()
  const nginx = findBinary('nginx')
  const haproxy = findBinary('haproxy')
  return [
    postgres && said(join(postgres, 'postgres'), '--version', /PostgreSQL\) (.*)/, 'PostgreSQL'),
    said(findBinary('nats-server'), '--version', /v([\d.]+)/, 'nats-server'),
    said(findBinary('redis-server'), '--version', /v=([\d.]+)/, 'Redis'),
    said(nginx, '-v', /nginx\/([\d.]+)/, 'nginx'),
    said(haproxy, '-v', /version ([\d.]+)/, 'HAProxy'),
  ].filter((each) => each !== undefined)
}

function said(file: string | undefined, flag: string, pattern: RegExp, name: string): string | undefined {
  if (file === undefined) return undefined
  const [, version] = pattern.exec(outputOf(file, flag)) ?? []
  return version === undefined ? undefined : `${name} ${version}`
}

/** nginx says its version where others say their errors. */
function outputOf(file: string, flag: string): string {
  try {
    return execFileSync('/bin/sh', ['-c', '"$0" "$1" 2>&1', file, flag], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

export function commit(): string {
  try {
    const id = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
    const isClean = execFileSync('git', ['status', '--porcelain', '--untracked-files=no'], { encoding: 'utf8' }) === ''
    return isClean ? id : `${id} and changes`
  } catch {
    return 'no commit'
  }
}
