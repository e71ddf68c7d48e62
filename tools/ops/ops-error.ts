/** What an operator is told in one sentence. 2: the command is not understood. 3: it could not be done. */
export class OpsError extends Error {
  readonly exitCode: 2 | 3
  constructor(message: string, exitCode: 2 | 3 = 3, options?: ErrorOptions) {
    super(message, options)
    this.name = 'OpsError'
    this.exitCode = exitCode
  }
}
