/** A text as its lines, found again by where a character stands in it. */
export class YamlLines {
  readonly newline: string;

  constructor(readonly text: string) {
    this.newline = text.includes('\r\n') ? '\r\n' : '\n';
  }

  /** Where the line begins that holds this character. */
  startOf(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Where the line ends, before its line break. */
  endOf(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    if (end < 0) return this.text.length;
    return this.text[end - 1] === '\r' ? end - 1 : end;
  }

  /** Where the line after it begins; the end of the text for the last. */
  nextOf(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    return end < 0 ? this.text.length : end + 1;
  }

  /** Characters between the begin of the line and this one; a mark of the byte order is none. */
  columnOf(offset: number): number {
    return this.text.slice(this.startOf(offset), offset).replace('\ufeff', '').length;
  }

  /** The end of what is written between the two, blanks and line breaks behind it left out. */
  writtenEnd(from: number, to: number): number {
    return from + this.text.slice(from, to).trimEnd().length;
  }

  /** Where the lines end that begin with this one and go on with comments farther in than a column. */
  endWithComments(offset: number, column: number): number {
    let next = this.nextOf(offset);
    for (let at = next; at < this.text.length; at = this.nextOf(at)) {
      const line = this.text.slice(at, this.endOf(at));
      if (line.trim() === '') continue;
      if (!line.trimStart().startsWith('#') || line.length - line.trimStart().length <= column) break;
      next = this.nextOf(at);
    }
    return next;
  }
}
