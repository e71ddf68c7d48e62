import { runProcess } from '@konter/service'
import { startGateway } from './app.ts'

await runProcess((environment) => startGateway(environment))
