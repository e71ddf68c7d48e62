import { runProcess, startService } from '@konter/service'
import { userService } from './app.ts'

await runProcess((environment) => startService(userService, environment))
