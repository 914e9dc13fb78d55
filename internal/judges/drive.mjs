// Prints the text on stdin with receiptio, a program of somebody else that asks a printer how it is: node drive.mjs
// "OPTIONS" < text. Its answer goes to stdout.
import { readFileSync } from 'node:fs';
import receiptio from 'receiptio';

console.log(await receiptio.print(readFileSync(0, 'utf8'), process.argv[2]));
process.exit(0);
