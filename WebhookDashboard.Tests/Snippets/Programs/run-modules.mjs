// Runs the modules of a folder one after the other.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

for (const file of readdirSync(process.argv[2]).sort()) await import(pathToFileURL(join(process.argv[2], file)));
