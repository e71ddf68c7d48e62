import { inspect } from 'node:util'
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { List, loadConfig, Milliseconds, Port, Secret, SecretText, Switch, Url } from './config.ts'

const schema = Type.Object({
  PORT: Port(5020),
  URL: Url(),
  KEY: SecretText(),
  LIMIT: Switch(true),
  WAIT_MS: Milliseconds(10),
  IPS: List(['127.0.0.1']),
  MORE: Type.Optional(Type.String()),
})
const right = { URL: 'http://127.0.0.1:1', KEY: 'abc' }

test('values have their types, defaults included; an empty variable is not set', () => {
  expect(
    loadConfig('cup', schema, { ...right, PORT: '80', LIMIT: 'false', IPS: '10.0.0.0/8, ::1', MORE: '' }),
  ).toMatchObject({ PORT: 80, LIMIT: false, WAIT_MS: 10, IPS: ['10.0.0.0/8', '::1'] })
})

test('all mistakes are told at once', () => {
  expect(() => loadConfig('cup', schema, { PORT: 'eighty', URL: 'nowhere', LIMIT: 'perhaps' })).toThrow(
    /cup cannot start[\s\S]*PORT[\s\S]*URL[\s\S]*KEY is missing[\s\S]*LIMIT/,
  )
})

test('a secret prints nowhere', () => {
  const { KEY } = loadConfig('cup', schema, right)
  expect(KEY).toBeInstanceOf(Secret)
  expect([`${KEY}`, JSON.stringify({ KEY }), inspect({ KEY })].join()).not.toContain('abc')
  expect(KEY.reveal()).toBe('abc')
})
