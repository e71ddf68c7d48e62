const { defineConfig } = require('@medusajs/framework/utils')

/** Medusa without admin pages, on Postgres: bus and workflows in memory, the payment provider that comes with it. */
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { ssl: false, connection: { ssl: false } },
    http: {
      storeCors: '*',
      adminCors: '*',
      authCors: '*',
      jwtSecret: 'only-for-the-bench-9000-only-for-it',
      cookieSecret: 'only-for-the-bench-9000-only-for-it',
    },
  },
  admin: { disable: true },
})
