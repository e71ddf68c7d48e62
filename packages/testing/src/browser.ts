import { execFileSync } from 'node:child_process'
import { type Browser, chromium } from 'playwright-core'
import { findBinary } from './servers/binaries.ts'

export type { Browser, Page } from 'playwright-core'

/** How the distributions call it. */
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const installMsMax = 300_000

/**
 * A real Chromium without a window. Where none is installed, apt brings Debian's: it belongs to tests alone, so setting
 * Konter up does not ask for it. Give `beforeAll` five minutes.
 */
export async function launchBrowser(): Promise<Browser> {
  const path = findBrowser() ?? installBrowser()
  // In a container there is nobody but root, whom Chromium's own sandbox refuses. It visits our pages alone.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath: path, headless: true, args })
}

const findBrowser = (): string | undefined => names.map(findBinary).find((path) => path !== undefined)

/** A test that cannot have its browser fails: one that passed without would promise what nobody saw. */
function installBrowser(): string {
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...args: string[]) => {
    const [command = '', ...rest] = [...prefix, 'apt-get', '-q', '-y', '-o', 'DPkg::Lock::Timeout=240', ...args]
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    execFileSync(command, rest, { env, stdio: ['ignore', 'ignore', 'pipe'], timeout: installMsMax })
  }
  try {
    apt('update')
    apt('install', '--no-install-recommends', 'chromium')
  } catch (error) {
    throw new Error('there is no Chromium here, and apt could not install one: install `chromium`', { cause: error })
  }
  const found = findBrowser()
  if (found === undefined) throw new Error('apt installed chromium, but not where it is looked for')
  return found
}
