import type { Metrics } from './metrics.ts'
import { inSpan } from './trace.ts'

/** Others take their time: up to the time-out of such a call, and beyond. */
const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60]

export type Outside = <T>(call: {
  peer: string
  operation: string
  work: () => Promise<T>
  /** What was said, in one of few words. */
  outcome?: (answer: T) => string
}) => Promise<T>

/**
 * Calls to somebody outside: each is measured by peer, operation and outcome (`nothing` when there was no answer), and a
 * span of its own. No trace header goes along: how we work inside is not theirs to know.
 */
export function measureOutside(metrics: Metrics, peerLabel: string, name: string, help: string): Outside {
  const seconds = metrics.histogram(name, help, [peerLabel, 'operation', 'outcome'], SECONDS)
  return ({ peer, operation, work, outcome = () => 'done' }) =>
    inSpan(`${operation} ${peer}`, 'client', undefined, async (span) => {
      const stop = seconds.startTimer({ [peerLabel]: peer, operation })
      span?.set({ 'service.peer.name': peer, 'konter.operation': operation })
      try {
        const answer = await work()
        span?.set({ 'konter.outcome': outcome(answer) })
        stop({ outcome: outcome(answer) })
        return answer
      } catch (error) {
        stop({ outcome: 'nothing' })
        throw error
      }
    })
}
