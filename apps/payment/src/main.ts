import { runProcess, startService } from '@konter/service'
import { paymentService } from './app.ts'

await runProcess((environment) => startService(paymentService, environment))
