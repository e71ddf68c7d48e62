import { runProcess, startService } from '@konter/service'
import { catalogService } from './app.ts'

await runProcess((env) => startService(catalogService, env))
