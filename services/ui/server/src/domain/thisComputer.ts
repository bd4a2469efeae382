const LOOPBACK = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;

/** Whether who asks is on this computer, by the address of the connection. */
export function isThisComputer(address: string | undefined): boolean {
  return address !== undefined && LOOPBACK.test(address);
}
