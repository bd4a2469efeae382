it(`in process ${process.pid}`, () => undefined);
