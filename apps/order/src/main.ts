import { runProcess, startService } from '@konter/service'
import { orderService } from './app.ts'

await runProcess((environment) => startService(orderService, environment))
