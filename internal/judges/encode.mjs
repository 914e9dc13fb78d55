// Writes the reference ticket with a printing library of somebody else: node encode.mjs LIBRARY TICKET.json > bytes
//
// Each is used as its own manual shows it, for an Epson with paper of 80 mm: the number at eight times the size where
// the library can, a QR code at level M, a cut.
import { readFileSync } from 'node:fs';

const libraries = {
  async 'receipt-printer-encoder'(ticket) {
    const { default: Encoder } = await import('@point-of-sale/receipt-printer-encoder');
    const e = new Encoder({ printerModel: 'epson-tm-t88vi', columns: 48 }).initialize().align('center');
    ticket.office.forEach((line) => e.line(line));
    e.width(8).height(8).line(ticket.number).width(1).height(1);
    [ticket.service, ticket.datetime, ticket.ahead, ticket.eta].forEach((line) => e.line(line));
    e.qrcode(ticket.url, { model: 2, size: 6, errorlevel: 'm' }).newline().align('left');
    [...ticket.reqs, ticket.complaint].forEach((line) => e.line(line));
    return e.cut('partial').encode();
  },
  async 'node-thermal-printer'(ticket) {
    const { default: { ThermalPrinter, PrinterTypes } } = await import('node-thermal-printer');
    const p = new ThermalPrinter({ type: PrinterTypes.EPSON, width: 48, interface: 'tcp://127.0.0.1', removeSpecialCharacters: false });
    p.alignCenter();
    ticket.office.forEach((line) => p.println(line));
    p.setTextSize(7, 7);
    p.println(ticket.number);
    p.setTextNormal();
    [ticket.service, ticket.datetime, ticket.ahead, ticket.eta].forEach((line) => p.println(line));
    p.printQR(ticket.url, { cellSize: 6, correction: 'M', model: 2 });
    p.alignLeft();
    [...ticket.reqs, ticket.complaint].forEach((line) => p.println(line));
    p.partialCut();
    return p.getBuffer();
  },
  async receiptline(ticket) {
    const { default: { transform } } = await import('receiptline');
    const plain = (line) => line.replace(/[\\|{}~_"`^]/g, '\\$&');
    const doc = [
      ...ticket.office.map(plain), `^^^^^^^${plain(ticket.number)}`, // seven marks: the largest size there is, six times
      ...[ticket.service, ticket.datetime, ticket.ahead, ticket.eta].map(plain),
      `{code:${ticket.url};option:qrcode,6,m}`,
      ...[...ticket.reqs, ticket.complaint].map((line) => `|${plain(line)}`), '=',
    ].join('\n');
    return Buffer.from(transform(doc, { cpl: 48, encoding: 'cp437', spacing: true, command: 'escpos' }), 'latin1');
  },
};

const [library, ticket] = process.argv.slice(2);
process.stdout.write(await libraries[library](JSON.parse(readFileSync(ticket, 'utf8'))));
