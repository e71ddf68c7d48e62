import { runProcess, startService } from '@konter/service'
import { walletService } from './app.ts'

await runProcess((environment) => startService(walletService, environment))
