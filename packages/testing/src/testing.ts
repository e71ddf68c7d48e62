export { customer, reseller, service, staff, type TestCaller, type TestTokens, testTokens } from './callers.ts'
export { type TestDatabase, testDatabase } from './database.ts'
export { eventually } from './eventually.ts'
export { type Answer, type CallOptions, type TestService, testService } from './service.ts'
