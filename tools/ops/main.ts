import { runOps } from './ops.ts'

// Who reads our words may stop listening (`| head`): the work is done to its end all the same.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

process.exitCode = await runOps(process.argv.slice(2))
