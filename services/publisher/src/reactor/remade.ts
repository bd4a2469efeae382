import { Injectable } from '@nestjs/common';

/** Who waits for a report to be made anew is told of every change of reports. */
@Injectable()
export class Remade {
  private readonly looks = new Set<() => void>();

  notify(): void {
    for (const look of [...this.looks]) look();
  }

  /** True as soon as it is so; false where it is not after so long. */
  async until(isSo: () => boolean, milliseconds: number): Promise<boolean> {
    if (isSo()) return true;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const look = () => {
      if (isSo()) resolve(true);
    };
    const timer = setTimeout(() => resolve(false), milliseconds);
    this.looks.add(look);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.looks.delete(look);
    }
  }
}
