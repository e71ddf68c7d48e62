import { defineConfig } from 'vitest/config'

/** All projects in one run; each is testable alone too (`npx nx test wallet`). */
export default defineConfig({
  test: { projects: ['packages/*', 'apps/*', 'tools/simulators', 'tools', 'e2e'] },
})
