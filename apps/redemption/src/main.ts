import { runProcess, startService } from '@konter/service'
import { redemptionService } from './app.ts'

await runProcess((environment) => startService(redemptionService, environment))
