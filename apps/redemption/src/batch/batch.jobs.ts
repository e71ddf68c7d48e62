import { job } from '../context.ts'
import { MakeBatch, makeBatch } from './make-batch.ts'

export const batchJobs = [job(MakeBatch, (ctx, { batchId }) => makeBatch(ctx, batchId))]
