import { Socket } from 'node:net';

/**
 * Sends in one system call what is written in one turn of the program. A transaction in pipeline mode writes several statements
 * at a time, and each system call wakes the other side: it costs more than the statement.
 */
export class GatheringSocket extends Socket {
  private gathering = false;

  override write(...data: [data: Uint8Array | string, ...rest: never[]]): boolean {
    if (!this.gathering) {
      this.gathering = true;
      this.cork();
      process.nextTick(() => {
        this.gathering = false;
        this.uncork();
      });
    }
    return super.write(...data);
  }
}
