import type { Writable } from 'node:stream';
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';
import { put } from './table-writer.js';

interface Entry {
  name: Buffer;
  offset: number;
  crc: number;
  packed: number;
  size: number;
}

/** Sizes are said after the bytes (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** A fixed day, 1 January 1980: the same content makes the same file. */
const DAY = 0x0021;
/** Beyond it a zip would need another format. */
const MOST = 0xffff_ffff;

/** Writes a zip entry by entry, each compressed on its way, and never holds more than a few chunks. */
export class ZipWriter {
  private readonly entries: Entry[] = [];
  private offset = 0;
  private packer?: DeflateRaw;
  private drained?: Promise<void>;

  constructor(private readonly to: Writable) {}

  /** Ends the entry before and begins one. */
  async entry(name: string): Promise<void> {
    await this.endEntry();
    const entry: Entry = { name: Buffer.from(name), offset: this.offset, crc: 0, packed: 0, size: 0 };
    this.entries.push(entry);
    await this.send(headerOf(entry));
    this.packer = createDeflateRaw({ level: 1 });
    this.drained = this.pump(this.packer, entry);
    this.drained.catch(() => undefined); // heard at the end of the entry
  }

  /** Bytes of the entry at hand. */
  async write(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    const entry = this.entries.at(-1)!;
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    await Promise.race([put(this.packer!, bytes), this.drained]);
  }

  /** The list of entries, without which it is no zip. */
  async end(): Promise<void> {
    await this.endEntry();
    const start = this.offset;
    for (const entry of this.entries) await this.send(listed(entry));
    if (this.offset > MOST || this.entries.some(({ size }) => size > MOST)) throw new Error('the file is too large');
    const last = Buffer.alloc(22);
    last.writeUInt32LE(0x06054b50, 0);
    last.writeUInt16LE(this.entries.length, 8);
    last.writeUInt16LE(this.entries.length, 10);
    last.writeUInt32LE(this.offset - start, 12);
    last.writeUInt32LE(start, 16);
    await this.send(last);
  }

  private async pump(packer: DeflateRaw, entry: Entry): Promise<void> {
    for await (const chunk of packer as AsyncIterable<Buffer>) {
      entry.packed += chunk.length;
      await this.send(chunk);
    }
  }

  private async endEntry(): Promise<void> {
    if (!this.packer) return;
    this.packer.end();
    await this.drained;
    const { crc, packed, size } = this.entries.at(-1)!;
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(0x08074b50, 0);
    sizes.writeUInt32LE(crc, 4);
    sizes.writeUInt32LE(packed >>> 0, 8);
    sizes.writeUInt32LE(size >>> 0, 12);
    await this.send(sizes);
    this.packer = undefined;
  }

  private async send(bytes: Buffer): Promise<void> {
    this.offset += bytes.length;
    await put(this.to, bytes);
  }
}

function headerOf({ name }: Entry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATE, 8);
  header.writeUInt16LE(DAY, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function listed({ name, offset, crc, packed, size }: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(FLAGS, 8);
  header.writeUInt16LE(DEFLATE, 10);
  header.writeUInt16LE(DAY, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed >>> 0, 20);
  header.writeUInt32LE(size >>> 0, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset >>> 0, 42);
  return Buffer.concat([header, name]);
}
