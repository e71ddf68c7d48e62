import { defineConfig } from 'vitest/config'

/** All projects in one run; each is testable alone too (`npx nx test wallet`). */
export default defineConfig({
  // Tests wait for databases more than they work: two cores carry three files at a time.
  test: { projects: ['packages/*', 'apps/*', 'tools/simulators', 'tools', 'e2e'], maxWorkers: 3 },
})
