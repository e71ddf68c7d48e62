import { type DueLoop, schedule } from './due.ts'
import type { LaterStep } from './scripts.ts'
import type { State } from './state.ts'

type Plan = { orderId: number; steps: LaterStep[] }

const stepsLane = (orderId: number): string => `steps of ${orderId}`

/** Each step stores the next one with its time, counted from its own, so a plan goes on after a crash. */
export function planSteps(state: State, orderId: number, steps: LaterStep[], from: number): void {
  const [next] = steps
  if (next === undefined) return
  const plan: Plan = { orderId, steps }
  schedule(state, { at: from + (next.after ?? 0), lane: stepsLane(orderId), kind: 'step', payload: plan })
}

export function addStepWorker(due: DueLoop, state: State, take: (orderId: number, step: LaterStep) => void): void {
  due.on<Plan, undefined>('step', {
    settle: ({ orderId, steps: [step, ...rest] }, _, { dueAt }) => {
      if (step === undefined) return
      take(orderId, step)
      planSteps(state, orderId, rest, dueAt)
    },
  })
}

export const runSteps = (due: DueLoop, orderId: number): Promise<void> => due.runLane(stepsLane(orderId))
