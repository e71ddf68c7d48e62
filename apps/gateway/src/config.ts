import {
  BaseConfig,
  ConfigError,
  type Environment,
  List,
  loadConfig,
  Milliseconds,
  SecretText,
  Switch,
  Url,
} from '@konter/service'
import { type Static, Type } from 'typebox'
import { isAddressRange } from './address.ts'

const PerMinute = (value: number, description: string) =>
  Type.Integer({ minimum: 1, default: value, description: `${description}, a minute.` })

export const GatewayConfig = Type.Object({
  ...BaseConfig,
  NATS_URL: Url({ default: 'nats://127.0.0.1:4222' }),
  NATS_NAMESPACE: Type.String({
    pattern: '^[a-z0-9-]+$',
    default: 'konter',
    description: 'Keeps several installations on one NATS or Redis server apart.',
  }),
  REDIS_URL: SecretText({ default: 'redis://127.0.0.1:6379' }),
  REDIS_PATIENCE_MS: Milliseconds(300),
  PUBLIC_URL: Type.Optional(Url({ description: 'Where clients reach this gateway, as the OpenAPI document says it.' })),
  TRUSTED_PROXIES: List(),
  ADMIN_ALLOWED_IPS: List(),
  CORS_ORIGINS: List(),

  UPSTREAM_HEADERS_TIMEOUT_MS: Milliseconds(10_000),
  UPSTREAM_BODY_TIMEOUT_MS: Milliseconds(30_000),
  BREAKER_FAILURES: Type.Integer({ minimum: 1, default: 5, description: 'So many in a row open the breaker.' }),
  BREAKER_OPEN_MS: Milliseconds(2_000),

  KEEP_ANSWERS: Switch(true),
  KEPT_MEGABYTES: Type.Integer({
    minimum: 1,
    maximum: 4_096,
    default: 32,
    description: 'Memory for answers that are kept.',
  }),
  KEPT_PATIENCE_MS: Milliseconds(1_000),

  LEAN_PATH: Switch(true),
  RATE_LIMIT_ENABLED: Switch(true),
  RATE_LIMIT_SIGN_IN: PerMinute(30, 'Sign-ins of one address'),
  RATE_LIMIT_REGISTRATION: PerMinute(60, 'New accounts and guests of one address'),
  RATE_LIMIT_REFRESH: PerMinute(600, 'Refreshed tokens of one address'),
  RATE_LIMIT_ORDER: PerMinute(300, 'Orders of one caller'),
  RATE_LIMIT_DEPOSIT: PerMinute(60, 'Deposits of one caller'),
  RATE_LIMIT_CALLBACK: PerMinute(3_000, 'Callbacks and webhooks of one address'),
  RATE_LIMIT_UPLOAD: PerMinute(60, 'Images of one caller'),
  RATE_LIMIT_CHANGE: PerMinute(300, 'Other changes of one caller'),
  RATE_LIMIT_READ: PerMinute(1_200, 'Reads and quotes of one caller'),
  RATE_LIMIT_ADDRESS: PerMinute(6_000, 'Requests of one address in all'),
  RATE_LIMIT_UNKNOWN_KEY: PerMinute(60, 'Unknown API keys of one address'),
})

export type Config = Readonly<Static<typeof GatewayConfig>>

const addressLists = ['TRUSTED_PROXIES', 'ADMIN_ALLOWED_IPS'] as const

/** Throws a ConfigError that names every mistake. */
export function readConfig(environment: Environment): Config {
  const config = loadConfig('gateway', GatewayConfig, environment)
  const mistakes = [
    ...addressLists.flatMap((name) =>
      config[name]
        .filter((each) => !isAddressRange(each))
        .map((each) => `${name}: ${each} is no address or CIDR range`),
    ),
    ...config.CORS_ORIGINS.filter((each) => !isOrigin(each)).map((each) => `CORS_ORIGINS: ${each} is no origin`),
  ]
  if (mistakes.length > 0) throw new ConfigError('gateway', mistakes)
  return config
}

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text
