/** Lines of a file that streams in as bytes; memory is one line and one piece of the file. */

/** A file, opened by the shell. */
export interface ByteSource {
  readonly name: string;
  /** The next piece; null at the end. */
  read(): Uint8Array | null;
}

export class LineReader {
  readonly name: string;
  /** Number of the line last returned, from 1. */
  line = 0;
  private readonly source: ByteSource;
  private piece: Uint8Array = new Uint8Array(0);
  private at = 0;
  private ended = false;

  constructor(source: ByteSource) {
    this.source = source;
    this.name = source.name;
  }

  /** The next line without its end; null at the end. Bytes beyond ASCII come one to a character. */
  next(): string | null {
    let text = "";
    for (;;) {
      if (this.at >= this.piece.length) {
        const piece = this.ended ? null : this.source.read();
        if (piece === null) {
          this.ended = true;
          if (text === "") return null;
          this.line += 1;
          return text;
        }
        this.piece = piece;
        this.at = 0;
        continue;
      }
      const end = this.piece.indexOf(10, this.at);
      const to = end < 0 ? this.piece.length : end;
      text += asciiText(this.piece, this.at, to);
      this.at = end < 0 ? to : to + 1;
      if (end >= 0) {
        this.line += 1;
        return text.endsWith("\r") ? text.slice(0, -1) : text;
      }
    }
  }
}

function asciiText(bytes: Uint8Array, from: number, to: number): string {
  let text = "";
  for (let at = from; at < to; at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 4096)));
  }
  return text;
}
