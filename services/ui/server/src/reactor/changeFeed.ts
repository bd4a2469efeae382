import { Injectable } from '@nestjs/common';
import { ServiceKit } from '@wombat/service-kit';
import { interval, map, merge, type Observable, Subject, takeUntil, throttleTime } from 'rxjs';
import { STREAM_EVENTS } from '../domain/contract.js';

const THROTTLE_MILLISECONDS = 500;
const HEARTBEAT_MILLISECONDS = 15_000;

/** One event of the stream to the browser. */
export interface FeedEvent {
  type: string;
  data: string;
}

/** Tells every open page that something happened; what it is, the page asks for. */
@Injectable()
export class ChangeFeed {
  private readonly changes = new Subject<void>();
  private readonly stopped = new Subject<void>();

  /** The streams end with the service: open ones would keep its HTTP server from closing. */
  constructor(kit: ServiceKit) {
    kit.onStop(() => {
      this.stopped.next();
      this.changes.complete();
    });
  }

  notify(): void {
    this.changes.next();
  }

  /** Changes, at most a few a second and never the last one lost, and a sign of life between them. */
  stream(): Observable<FeedEvent> {
    const changed = this.changes.pipe(
      throttleTime(THROTTLE_MILLISECONDS, undefined, { leading: true, trailing: true }),
      map(() => ({ type: STREAM_EVENTS.changed, data: '' })),
    );
    const alive = interval(HEARTBEAT_MILLISECONDS).pipe(map(() => ({ type: STREAM_EVENTS.heartbeat, data: '' })));
    return merge(changed, alive).pipe(takeUntil(this.stopped));
  }
}
