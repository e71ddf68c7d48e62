import { defineConfig } from 'vitest/config'

/** One file at a time: each starts the whole of Konter, and two would share two cores. */
export default defineConfig({
  test: {
    name: 'e2e',
    include: ['*.test.ts'],
    globalSetup: ['@konter/testing/environment'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
})
