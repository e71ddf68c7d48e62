import { runProcess, startService } from '@konter/service'
import { notificationService } from './app.ts'

await runProcess((environment) => startService(notificationService, environment))
