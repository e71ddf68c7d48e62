import { DataKeys, SecretText, ServiceConfig } from '@konter/service'
import { Type } from 'typebox'

export const Config = Type.Object({
  ...ServiceConfig,
  DATA_KEYS: DataKeys,
  FIRST_ADMIN_EMAIL: Type.Optional(
    Type.String({ format: 'email', description: 'Made a super_admin at the start, if there is none yet.' }),
  ),
  FIRST_ADMIN_PASSWORD: Type.Optional(SecretText({ description: 'A passphrase of the first super_admin.' })),
})
