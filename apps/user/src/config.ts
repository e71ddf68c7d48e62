import { SecretText, ServiceConfig } from '@konter/service'
import { Type } from 'typebox'

export const Config = Type.Object({
  ...ServiceConfig,
  DATA_KEYS: SecretText({
    description:
      'What encrypts secrets at rest: `id:base64 of 32 bytes`, several separated by commas. The first encrypts, all decrypt.',
  }),
  FIRST_ADMIN_EMAIL: Type.Optional(
    Type.String({ format: 'email', description: 'Made a super_admin at the start, if there is none yet.' }),
  ),
  FIRST_ADMIN_PASSWORD: Type.Optional(SecretText({ description: 'A passphrase of the first super_admin.' })),
})
