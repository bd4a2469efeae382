/** The broker would refuse the event however often it is sent. */
export class EventTooLarge extends Error {
  constructor({ id, bytes, most }: { id: string; bytes: number; most: number }) {
    super(
      `the event ${id.slice(0, 120)} takes ${bytes} bytes; the broker takes ${most} at most (max_payload of its nats-server)`,
    );
  }
}
