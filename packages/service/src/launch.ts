/** What whoever starts services needs to know of them, without loading the kit. */
export { SERVICES, type ServiceName, schemaOf, urlVariable } from './services.ts'
export { newSigningKeyPem } from './signing-key-pem.ts'
