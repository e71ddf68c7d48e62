import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'tools',
    include: ['*.test.ts', 'setup/*.test.js', 'launch/*.test.ts'],
    globalSetup: ['@konter/testing/environment'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
