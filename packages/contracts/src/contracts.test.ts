import { expect, test } from 'vitest'
import { committedFiles, schemaFiles } from './write-schemas.ts'

test('the committed JSON Schemas are those of the code (npm run schemas -w @konter/contracts)', () => {
  expect(committedFiles()).toEqual(schemaFiles())
})

test('an event is named <service>.<fact>.v<n>', () => {
  for (const name of schemaFiles().keys()) expect(name).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*\.v\d+\.json$/)
})
